import { CompilerSession } from './src/compiler/index.ts';
import { planWrap } from './src/wrap/index.ts';
const dir = process.argv[2]!; const fn = process.argv[3]!;
const s = new CompilerSession({workingDirectory: dir});
const orig = Error.prepareStackTrace;
process.env.PW_DEBUG='1';
const [f, n] = fn.split('#');
console.log(JSON.stringify(planWrap(s, {file: `${dir}/${f}`, at: {name: n!}, pool: 'threads'}), (k,v)=> k==='text'? undefined: v, 1).slice(0, 3000));
s.dispose();
