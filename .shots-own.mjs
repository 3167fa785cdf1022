import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
const server = spawn('node',['node_modules/vite/bin/vite.js','preview','--host','127.0.0.1','--port','41877','--strictPort'],{cwd:'/work/main',stdio:'ignore'});
await new Promise(r=>setTimeout(r,2500));
const browser = await chromium.launch({executablePath:'/usr/bin/chromium'});
try {
for (const [w,h] of [[1440,900],[390,844]]) for (const scheme of ['light','dark']) {
  const page = await browser.newPage({viewport:{width:w,height:h},colorScheme:scheme});
  page.on('console',m=>['error','warning'].includes(m.type())&&console.log(m.text()));
  page.on('pageerror',e=>console.log('ERR',e.message));
  await page.goto('http://127.0.0.1:41877/?testing=1');
  const shot=(n)=>page.screenshot({path:`/tmp/own/${n}-${w}-${scheme}.png`});
  await page.waitForTimeout(1500);
  await shot('page');
  await page.getByRole('button',{name:'Bring your keys'}).click();
  await page.getByRole('heading',{name:'Bring your keys'}).waitFor();
  await shot('choose');
  await page.getByLabel('Or paste rows').fill('user,n\nann,1\nbob\n');
  await page.getByRole('button',{name:'Use the pasted text'}).click();
  await page.getByRole('alert').waitFor();
  await shot('problem');
  await page.getByRole('button',{name:'Try the flights'}).click();
  await page.getByRole('button',{name:'Read all rows and run'}).waitFor();
  await shot('columns');
  await page.getByLabel('joined with').selectOption('destination');
  await page.getByRole('button',{name:'Read all rows and run'}).scrollIntoViewIfNeeded();
  await shot('joined');
  await page.getByLabel('joined with').first().selectOption('');
  await page.getByRole('button',{name:'Read all rows and run'}).click();
  await page.waitForTimeout(1500); await shot('after');  await page.getByRole('dialog').waitFor({state:'detached',timeout:5000});
  await page.waitForTimeout(2500);
  await shot('running');
  await page.getByRole('button',{name:'Start over'}).click();
  await page.waitForTimeout(800);
  await shot('over');
  await page.close();
}
} finally { await browser.close(); server.kill(); }
