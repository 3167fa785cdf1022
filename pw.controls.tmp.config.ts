import base from '/work/main/playwright.config.ts';
const { webServer, ...rest } = base as any;
export default { ...rest, testDir: '/work/main/e2e', outputDir: '/tmp/pw-out', reporter: 'line', timeout: 30000, expect: { timeout: 4000 }, use: { ...rest.use, baseURL: 'http://127.0.0.1:41777/', trace: 'off' } };
