/** The npm package that ships VS Code's own server and workbench; 4.139.1 holds VS Code 1.139.1. */
export const codeServerVersion = '4.139.1';

/** The Node that this server is made for. Its npm packages, `node-<platform>`, hold the binary and the headers. */
export const hostNodeVersion = '24.21.0';

/** The platforms for which that Node is on npm. Elsewhere the desktop VS Code is the host. */
export const hostPlatforms = ['linux-x64', 'linux-arm64'];
