import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light } from '../package.ts';

const child = { effect: 'child-process', waitMs: 50 } as const;
const childSync = { effect: 'child-process-sync', waitMs: 50 } as const;
const disk = { effect: 'io-sync', waitMs: 1 } as const;
const listens = { ...light, callback: { argument: 1, calls: 'later' } } as const;

/** Child processes, shells, the machine. */
export const processPackages: readonly CataloguedPackage[] = [
  definePackage({ name: 'execa', version: '10.2.1', source: 'github.com/sindresorhus/execa' }, [
    ['execa execaNode $', child],
    ['execaSync', { ...childSync, asyncTwin: (name) => `execa.${name.replace(/Sync$/, '')}` }],
    ['parseCommandString ExecaError ExecaSyncError', light],
    ['sendMessage getOneMessage', { effect: 'io-async', waitMs: 1 }],
    ['getEachMessage getCancelSignal', light],
  ]),
  definePackage({ name: 'zx', version: '8.8.5', source: 'google.github.io/zx' }, [
    ['$', { ...child, returns: 'ProcessPromise' }],
    ['sleep', { effect: 'timer', waitMs: 10 }],
    ['question stdin', { effect: 'io-async', waitMs: 1000 }],
    ['fetch', { effect: 'io-async', waitMs: 50 }],
    ['glob globby', { effect: 'io-async', waitMs: 20 }],
    ['globbySync', { effect: 'io-sync', waitMs: 20 }],
    ['which', { effect: 'io-async', waitMs: 1 }],
    ['kill', child],
    ['retry', { ...light, callback: { argument: 1, calls: 'once' } }],
    ['within', { ...light, callback: { argument: 0, calls: 'once' } }],
    ['spinner', { ...light, callback: { argument: -1, calls: 'once' } }],
    [
      'cd echo useBash usePowerShell usePwsh quote expBackoff parseArgv argv updateArgv',
      { ...light, work: { fixedNs: 5_000 } },
    ],
    ['tempdir tempfile tmpdir tmpfile', disk],
    [
      'ProcessPromise.pipe ProcessPromise.quiet ProcessPromise.nothrow ProcessPromise.timeout ProcessPromise.kill',
      light,
    ],
    ['ProcessPromise.text ProcessPromise.lines ProcessPromise.json ProcessPromise.buffer', child],
  ]),
  definePackage(
    {
      name: 'cross-spawn',
      version: '7.0.6',
      types: '@types/cross-spawn@6.0.6',
      source: 'github.com/moxystudio/node-cross-spawn',
      declaredAs: { spawn: '' },
      alsoInstall: ['@types/node@20.19.43'],
    },
    [
      ['default spawn', { ...child, returns: 'ChildProcess' }],
      ['sync', { ...childSync, asyncTwin: 'spawn' }],
      ['ChildProcess.on ChildProcess.once', listens],
    ],
  ),
  definePackage(
    {
      name: 'shelljs',
      version: '0.10.0',
      types: '@types/shelljs@0.10.0',
      source: 'github.com/shelljs/shelljs',
      declaredAs: { ShellReturnValue: 'ShellString' },
    },
    [
      ['exec', { ...childSync, callback: later, asyncTwin: 'child_process.exec' }],
      ['cmd', { ...childSync, asyncTwin: 'child_process.execFile' }],
      ['cp mv rm cat find grep sed sort head tail uniq', { ...disk, waitMs: 5 }],
      ['ls mkdir chmod ln touch test cd pushd popd tempdir which', disk],
      ['pwd echo set exit error config', { ...light, work: { fixedNs: 5_000 } }],
      ['ShellString', { ...light, returns: 'ShellString' }],
      ['ShellString.to ShellString.toEnd', disk],
    ],
  ),
  definePackage(
    {
      name: 'which',
      version: '7.0.0',
      types: '@types/which@3.0.4',
      source: 'github.com/npm/node-which',
      declaredAs: { which: '' },
    },
    [
      ['default which', { effect: 'io-async', waitMs: 1, callback: later }],
      ['sync', { ...disk, asyncTwin: 'which' }],
    ],
  ),
  definePackage({ name: 'tree-kill', version: '1.2.2', source: 'github.com/pkrumins/node-tree-kill' }, [
    ['default', { effect: 'child-process', waitMs: 20, callback: later }],
  ]),
  definePackage({ name: 'systeminformation', version: '5.33.23', source: 'systeminformation.io' }, [
    [
      `cpu cpuFlags cpuCache cpuCurrentSpeed cpuTemperature mem memLayout battery graphics osInfo versions shell uuid users currentLoad fullLoad processes
      processLoad services diskLayout blockDevices disksIO fsSize fsOpenFiles fsStats networkInterfaces networkStats networkConnections
      networkInterfaceDefault networkGatewayDefault inetLatency inetChecksite wifiNetworks wifiConnections wifiInterfaces dockerInfo dockerContainers dockerContainerStats dockerImages
      system bios baseboard chassis usb printer audio bluetoothDevices getStaticData getDynamicData getAllData get vboxInfo`,
      { effect: 'child-process', waitMs: 30, callback: later },
    ],
    ['time version', { ...light, work: { fixedNs: 20_000 } }],
    ['observe', { ...light, callback: later }],
  ]),
  definePackage(
    {
      name: 'simple-git',
      version: '4.0.2',
      source: 'github.com/steveukx/git-js',
      declaredAs: { SimpleGitBase: 'SimpleGit' },
    },
    [
      ['default simpleGit', { ...light, work: { fixedNs: 20_000 }, returns: 'SimpleGit' }],
      [
        methodsOf(
          'SimpleGit',
          `add commit push pull fetch clone checkout checkoutLocalBranch checkoutBranch branch branchLocal deleteLocalBranch merge mergeFromTo rebase reset
          revert status diff diffSummary log show tag tags addTag addAnnotatedTag pushTags stash stashList init remote addRemote removeRemote getRemotes listRemote
          raw revparse rm mv catFile clean checkIsRepo addConfig getConfig listConfig submoduleAdd submoduleUpdate subModule version grep
          applyPatch mirror hashObject firstCommit countObjects`,
        ),
        { ...child, callback: later },
      ],
      [
        'SimpleGit.cwd SimpleGit.env SimpleGit.customBinary SimpleGit.outputHandler',
        { ...light, returns: 'SimpleGit' },
      ],
    ],
  ),
  definePackage(
    {
      name: 'ssh2',
      version: '1.17.0',
      types: '@types/ssh2@1.15.6',
      source: 'github.com/mscdex/ssh2',
      declaredAs: { EventEmitter: 'Client' },
      alsoInstall: ['@types/node@20.19.43'],
    },
    [
      ['Client Server', { ...light, work: { fixedNs: 50_000 }, returns: 'Client' }],
      [
        'Client.connect Client.end Client.destroy',
        { ...light, work: { fixedNs: 20_000 }, returns: 'Client' },
      ],
      ['Client.on Client.once', { ...listens, returns: 'Client' }],
      [
        methodsOf('Client', 'exec shell sftp forwardIn forwardOut subsys openssh_forwardOutStreamLocal'),
        { effect: 'io-async', waitMs: 50, callback: later },
      ],
      [
        methodsOf(
          'SFTPWrapper',
          'fastGet fastPut readFile writeFile appendFile readdir stat lstat unlink mkdir rmdir rename open close read write chmod realpath exists',
        ),
        { effect: 'io-async', waitMs: 50, callback: later },
      ],
      ['SFTPWrapper.createReadStream SFTPWrapper.createWriteStream SFTPWrapper.end', light],
      ['utils.parseKey', { effect: 'cpu', work: { fixedNs: 200_000 } }],
      [
        'utils.generateKeyPairSync',
        { effect: 'cpu', work: { fixedNs: 100_000_000 }, asyncTwin: 'utils.generateKeyPair' },
      ],
      ['utils.generateKeyPair', { effect: 'libuv', waitMs: 100, callback: later }],
    ],
  ),
];
