import "server-only";
import { filesFolder } from "../paths";
import { folderStorage, type Storage } from "./folder";

/** The storage of this installation, by STORAGE_URL. */
export function storage(): Storage {
  return folderStorage(filesFolder());
}
