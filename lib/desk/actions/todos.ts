"use server";

import { editionAction } from "@/lib/access/access";
import { arrangeTodo } from "../commands/arrange-todo";
import { TodoArrangementSchema } from "../schema";

export const arrangeTodoAction = editionAction("arrange-todos", TodoArrangementSchema, arrangeTodo);
