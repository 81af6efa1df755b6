import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, request } from '../package.ts';

const registers = { ...light, callback: later } as const;

/** Sockets that stay open: a message is handed to the system and nobody waits. */
export const socketPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'ws',
      version: '8.23.0',
      types: '@types/ws@8.18.2',
      source: 'github.com/websockets/ws/blob/master/doc/ws.md',
      declaredAs: { 'WebSocket.Server': 'WebSocketServer', Server: 'WebSocketServer' },
    },
    [
      ['default WebSocket', { ...registers, returns: 'WebSocket' }],
      ['WebSocketServer', { ...registers, returns: 'WebSocketServer' }],
      [methodsOf('WebSocket', 'on once off addEventListener removeEventListener removeListener'), registers],
      [methodsOf('WebSocket', 'send ping pong close terminate pause resume'), registers],
      [methodsOf('WebSocketServer', 'on once off close handleUpgrade address shouldHandle'), registers],
      ['createWebSocketStream', light],
    ],
  ),
  definePackage(
    {
      name: 'socket.io',
      version: '4.8.4',
      source: 'socket.io/docs/v4/server-api',
      declaredAs: { StrictEventEmitter: 'Socket', BroadcastOperator: 'Server', Namespace: 'Server' },
    },
    [
      ['Server Server.of Server.to Server.in Server.except Server.timeout', { ...light, returns: 'Server' }],
      [methodsOf('Server', 'use emit send write attach listen bind close serverSideEmit'), registers],
      [methodsOf('Server', 'socketsJoin socketsLeave disconnectSockets compress'), light],
      ['Server.emitWithAck Server.serverSideEmitWithAck', request],
      ['Server.fetchSockets Server.allSockets', { effect: 'io-async', waitMs: 5 }],
      [methodsOf('Socket', 'to in except timeout compress'), { ...light, returns: 'Socket' }],
      [methodsOf('Socket', 'on once emit send write use join leave disconnect onAny offAny'), registers],
      ['Socket.emitWithAck', request],
    ],
  ),
  definePackage(
    {
      name: 'socket.io-client',
      version: '4.8.4',
      source: 'socket.io/docs/v4/client-api',
      declaredIn: ['@socket.io/component-emitter'],
      alsoInstall: ['@socket.io/component-emitter@3.1.2'],
      declaredAs: { Emitter: 'Socket' },
    },
    [
      ['default io connect Socket.timeout Socket.compress', { ...light, returns: 'Socket' }],
      [methodsOf('Socket', 'on once off emit send connect open disconnect close onAny offAny'), registers],
      ['Manager', { ...light, returns: 'Manager' }],
      ['Manager.socket', { ...light, returns: 'Socket' }],
      ['Socket.emitWithAck', request],
    ],
  ),
];
