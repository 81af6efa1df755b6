// Every entry script imports this first. It must parse on old versions of Node, so it stays plain.

const wantedMajor = 20;
const wantedMinor = 19;

/** Ends the process with one sentence when Node is older than `engines.node` in package.json says. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  console.error(
    `Poolwright needs Node ${wantedMajor}.${wantedMinor} or newer, and this is Node ${process.versions.node}. ` +
      'Install a newer one from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}
