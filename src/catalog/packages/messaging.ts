import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, request } from '../package.ts';

const call = { ...request, callback: later } as const;
const registers = { ...light, callback: later } as const;

/** Mail, messages and chats. */
export const messagingPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'nodemailer',
      version: '10.6.1',
      types: '@types/nodemailer@8.0.2',
      source: 'nodemailer.com/usage',
      declaredAs: { Mail: 'Transporter' },
    },
    [
      ['createTransport', { ...light, returns: 'Transporter' }],
      ['createTestAccount', call],
      ['getTestMessageUrl', light],
      // A conversation with a mail server of half a dozen round trips.
      ['Transporter.sendMail', { effect: 'io-async', waitMs: 300, callback: later }],
      ['Transporter.verify', { effect: 'io-async', waitMs: 100, callback: later }],
      [methodsOf('Transporter', 'close isIdle use on once get set'), registers],
    ],
  ),
  definePackage(
    {
      name: '@sendgrid/mail',
      version: '8.1.6',
      source: 'github.com/sendgrid/sendgrid-nodejs/tree/main/packages/mail',
      declaredAs: { MailService: '' },
      declaredIn: ['@sendgrid/helpers'],
    },
    [
      ['send sendMultiple', call],
      ['setApiKey setClient setTimeout setSubstitutionWrappers setTwilioEmailAuth', light],
      ['MailService', { ...light, returns: 'MailService' }],
    ],
  ),
  definePackage(
    {
      name: 'resend',
      version: '6.38.0',
      source: 'resend.com/docs/api-reference',
      declaredAs: {
        Emails: 'Resend.*',
        Batch: 'Resend.*',
        Contacts: 'Resend.*',
        Domains: 'Resend.*',
        Broadcasts: 'Resend.*',
      },
    },
    [
      ['Resend', { ...light, returns: 'Resend' }],
      [methodsOf('Resend.*', 'send create get list update remove cancel verify'), request],
    ],
  ),
  definePackage(
    {
      name: 'twilio',
      version: '6.2.0',
      source: 'www.twilio.com/docs/libraries/reference/twilio-node',
      declaredAs: {
        TwilioSDK: 'default',
        MessageListInstance: 'Twilio.*',
        CallListInstance: 'Twilio.*',
        TwiML: 'VoiceResponse',
      },
    },
    [
      ['default Twilio', { ...light, returns: 'Twilio' }],
      [methodsOf('Twilio.*', 'create list each page'), call],
      ['Twilio.messages', { ...light, returns: 'MessageContext' }],
      ['Twilio.calls', { ...light, returns: 'CallContext' }],
      ['*.services', light],
      [methodsOf('*ListInstance', 'create list each page'), call],
      [methodsOf('*Context', 'fetch update remove create'), call],
      ['validateRequest validateRequestWithBody', { effect: 'cpu', work: { fixedNs: 20_000 } }],
      [methodsOf('VoiceResponse', 'say play dial gather record hangup redirect pause toString'), light],
      [methodsOf('MessagingResponse', 'message redirect'), light],
    ],
  ),
  definePackage(
    {
      name: '@slack/web-api',
      version: '8.2.0',
      source: 'docs.slack.dev/tools/node-slack-sdk/web-api',
      declaredAs: { Methods: 'WebClient', __type: 'WebClient.*' },
    },
    [
      ['WebClient', { ...light, returns: 'WebClient' }],
      ['WebClient.apiCall WebClient.paginate WebClient.filesUploadV2', request],
      // `client.chat.postMessage`: every method of the service is a request.
      ['WebClient.*.* WebClient.*.*.*', request],
    ],
  ),
  definePackage(
    {
      name: 'web-push',
      version: '3.6.7',
      types: '@types/web-push@3.6.4',
      source: 'github.com/web-push-libs/web-push#api-reference',
    },
    [
      // Each message is encrypted and signed on the calling thread.
      ['sendNotification', { ...request, work: { fixedNs: 700_000 } }],
      ['generateRequestDetails', { effect: 'cpu', work: { fixedNs: 700_000 } }],
      ['encrypt getVapidHeaders', { effect: 'cpu', work: { fixedNs: 400_000 } }],
      ['generateVAPIDKeys', { effect: 'cpu', work: { fixedNs: 50_000 } }],
      ['setVapidDetails setGCMAPIKey', light],
    ],
  ),
  definePackage(
    {
      name: 'discord.js',
      version: '14.28.1',
      source: 'discord.js.org/docs',
      declaredIn: ['@discordjs/builders', '@discordjs/rest'],
      alsoInstall: ['@discordjs/builders@1.15.0', '@discordjs/rest@2.6.3'],
      declaredAs: {
        PartialTextBasedChannelFields: 'TextChannel',
        TextBasedChannelFields: 'TextChannel',
        CommandInteraction: 'ChatInputCommandInteraction',
        BaseInteraction: 'ChatInputCommandInteraction',
        InteractionResponseFields: 'ChatInputCommandInteraction',
        ChannelManager: 'Client.channels',
        UserManager: 'Client.users',
        GuildManager: 'Client.guilds',
      },
    },
    [
      ['Client', { ...light, returns: 'Client' }],
      ['Client.on Client.once Client.off', registers],
      ['Client.login Client.fetchInvite Client.fetchWebhook', request],
      ['Client.channels.fetch Client.users.fetch Client.guilds.fetch', request],
      ['Client.destroy', { effect: 'io-async', waitMs: 5 }],
      ['TextChannel.send TextChannel.bulkDelete TextChannel.sendTyping TextChannel.createWebhook', request],
      [methodsOf('Message', 'reply edit delete react pin unpin fetch crosspost'), request],
      [
        methodsOf(
          'ChatInputCommandInteraction',
          'reply deferReply editReply deleteReply followUp fetchReply showModal',
        ),
        request,
      ],
      [
        methodsOf('ChatInputCommandInteraction', 'isChatInputCommand isButton isModalSubmit isRepliable'),
        light,
      ],
      [
        'GuildMemberManager.fetch GuildMemberManager.ban GuildMemberManager.kick MessageManager.fetch',
        request,
      ],
      ['GuildMember.ban GuildMember.kick GuildMember.timeout GuildMember.edit', request],
      ['REST', { ...light, returns: 'REST' }],
      ['REST.setToken', { ...light, returns: 'REST' }],
      [methodsOf('REST', 'get post put patch delete'), request],
      ['*Builder *Builder.*', light],
    ],
  ),
  definePackage(
    {
      name: 'telegraf',
      version: '4.16.3',
      source: 'telegraf.js.org',
      declaredAs: { Composer: 'Telegraf', Telegram: 'Telegraf.telegram', ApiClient: 'Telegraf.telegram' },
    },
    [
      ['Telegraf', { ...light, returns: 'Telegraf' }],
      [methodsOf('Telegraf', 'use on command start help settings hears action catch launch stop'), registers],
      ['Telegraf.createWebhook', request],
      ['Telegraf.webhookCallback', light],
      ['Telegraf.telegram.callApi', request],
      ['Telegraf.telegram.*', request],
      ['Context.reply* Context.send* Context.answer* Context.edit* Context.delete*', request],
      ['Context.get* Context.pin* Context.unpin* Context.forward* Context.copy* Context.ban*', request],
      ['Context.react', request],
    ],
  ),
];
