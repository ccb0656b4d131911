import { accountSidSchema } from '../common/model/sid.ts';

/** Known to the servers that are measured, to those that call them and to their consoles. */
export const ACCOUNT = accountSidSchema.parse(`AC${'be'.repeat(16)}`);
export const AUTH_TOKEN = '0123456789abcdef0123456789abcdef';
export const TOKEN_SECRET = 'signs-the-tokens-of-the-benchmark-and-nothing-else';
/** What is signed; the servers that are measured listen elsewhere. */
export const PUBLIC_URL = 'https://relay.example.com';
export const CALLBACK_PATH = '/callbacks/conference';
