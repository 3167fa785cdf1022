import base from './playwright.config.ts';
const url = 'http://127.0.0.1:41931/';
export default { ...base, outputDir: '/tmp/own/results', use: { ...base.use, baseURL: url, trace: 'off' as const }, webServer: { command: 'node node_modules/vite/bin/vite.js preview --outDir /tmp/own/dist --host 127.0.0.1 --port 41931 --strictPort', url, reuseExistingServer: false } };
