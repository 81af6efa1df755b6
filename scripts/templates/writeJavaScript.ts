// `npm run templates`: writes the JavaScript of the pool files, which is that of their TypeScript without its types.
import { readFileSync, writeFileSync } from 'node:fs';
import { templateFile, templateNames, toJavaScript } from './toJavaScript.ts';

for (const name of templateNames) {
  writeFileSync(
    templateFile(`${name}.js`),
    await toJavaScript(readFileSync(templateFile(`${name}.ts`), 'utf8')),
  );
}
