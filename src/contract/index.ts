export * from './bulk';
export * from './call';
export * from './inspector';
export * from './settings';
export * from './target';
