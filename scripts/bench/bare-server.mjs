/** The baseline of `npm run bench`: nothing but Node's HTTP server and the same bytes, in a process of its own. */
import { createServer } from "node:http";

let body = Buffer.alloc(0);
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": body.length });
    response.end(body);
  });
});
process.on("message", (message) => {
  body = Buffer.from(message, "base64");
  process.send("changed");
});
process.on("disconnect", () => process.exit(0));
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
