import { BrowserWindow, dialog, type SaveDialogOptions } from 'electron';

interface SuggestedPlace {
  /** What the dialog is about. */
  readonly title: string;
  readonly name: string;
  readonly format: 'csv' | 'json';
}

/** Asks with the system's own dialog where a file shall lie; null when the person turned away. */
export async function chooseWhereToSave({
  title,
  name,
  format,
}: SuggestedPlace): Promise<string | null> {
  const options: SaveDialogOptions = {
    title,
    defaultPath: name,
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const asking = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } =
    asking === null
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(asking, options);
  return canceled || filePath === '' ? null : filePath;
}
