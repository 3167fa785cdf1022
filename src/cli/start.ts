/** `npm start`: serves the app from its sources and opens it, where there is a screen to open it on. */
import { createServer } from 'vite';

const server = await createServer();
await server.listen();
server.printUrls();
if (hasScreen()) server.openBrowser();

/** Servers, containers and CI have none; there the printed address has to do. */
function hasScreen(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI) return false;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}
