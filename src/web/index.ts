/** The browser edition: the same interface and inspector without Electron, served on the loopback address. */
export { type BrowserEdition, type BrowserEditionOptions, startBrowserEdition } from './browser-edition';
