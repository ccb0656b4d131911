import { describedSettings } from './settings.ts';

export const HELP = `Earshot's relay: Twilio's callbacks in, ordered events out to consoles.

Usage: npm run relay -- [options]

Each option may be given by a variable instead; the option wins.

${describedSettings()}
  --help
      these words

By environment alone:
  EARSHOT_RELAY_TOKEN_SECRET  signs tokens, at least 32 characters: openssl rand -hex 32
  TWILIO_ACCOUNT_SID          the account, unless --accounts names a file
  TWILIO_AUTH_TOKEN           with which Twilio signs
  TWILIO_NEXT_AUTH_TOKEN      the one that takes its place, while it is being rotated
  TWILIO_API_KEY_SID, TWILIO_API_KEY_SECRET
                              consoles may then send their requests through the relay
  TWILIO_API_URL              Twilio's API, when it is not https://api.twilio.com

A file of accounts:
  {"accounts": [{"accountSid": "AC…", "authTokens": ["current", "next"],
    "gateway": {"apiKeySid": "SK…", "apiKeySecret": "…", "requestsAtOnce": 10}}]}

It prints one line of JSON with its port, logs to stderr, and runs until it is told to end. Then it
finishes what was accepted.
`;
