import { uiWords } from './words.ts';

/** What it means that the system's keychain is not used. */
export const memoryVaultWords = uiWords.memoryVault;
