import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installOnce } from '../scripts/packages/installOnce.mjs';
import { installWithNpm } from '../scripts/setup/npm.mjs';

/** What we are compared with. TypeScript is the version that VS Code 1.139 ships. */
export const versions = {
  typescript: '6.0.3',
  eslint: '10.15.0',
  'typescript-eslint': '8.73.0',
  'eslint-plugin-n': '18.5.0',
} as const;

const eslintConfig = `import n from 'eslint-plugin-n';
import tseslint from 'typescript-eslint';

export default [
  {
    files: ['**/*.{ts,tsx,mts,cts}'],
    linterOptions: { noInlineConfig: true },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: 'tsconfig.json', tsconfigRootDir: process.cwd() },
    },
    plugins: { '@typescript-eslint': tseslint.plugin, n },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      'n/no-sync': 'error',
      'no-await-in-loop': 'error',
      'require-atomic-updates': 'error',
    },
  },
];
`;

/** Installs the peers into a folder of the cache, once, with ESLint's configuration beside them. */
export async function installTools(): Promise<string> {
  return installOnce('bench-tools', { versions, eslintConfig }, async (folder) => {
    const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
    await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    await installWithNpm(['install', '--ignore-scripts', '--save-exact', ...wanted], { cwd: folder });
    await writeFile(path.join(folder, 'eslint.config.mjs'), eslintConfig);
  });
}
