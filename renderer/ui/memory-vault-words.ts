/** What it means that the system's keychain is not used. */
export function memoryVaultWords(reason: string | null): string {
  const why = reason === null ? '' : `: ${reason}`;
  return (
    `The system’s keychain cannot be used${why}. What you enter is kept in memory and ` +
    'forgotten when Earshot closes. It is never written to the disk.'
  );
}
