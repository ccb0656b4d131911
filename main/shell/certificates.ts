/**
 * Node takes every certificate where this variable says so, which is set on many a computer because of some
 * other program. Who stands between the console and Twilio would then read the credentials.
 */
export function trustNoOneUnproven(env: NodeJS.ProcessEnv): void {
  delete env.NODE_TLS_REJECT_UNAUTHORIZED;
}
