import { readFileSync } from 'node:fs';
import { launchBrowser } from '#tests/support/browser.ts';
const [out,w,...files]=process.argv.slice(2);
const b=await launchBrowser(); const p=await b.newPage({viewport:{width:1500,height:900}});
await p.setContent('<body style="margin:0;display:flex;flex-wrap:wrap;gap:6px;background:#888">'+files.map(f=>`<img style="width:${w}px" src="data:image/png;base64,${readFileSync('/tmp/shots/'+f+'.png').toString('base64')}">`).join('')+'</body>');
await p.screenshot({path:`/tmp/shots/${out}.png`,fullPage:true}); await b.close();
