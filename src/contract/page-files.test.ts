import { describe, expect, it } from 'vitest';
import { pageFile, pageHeaders } from './page-files';

describe('pageFile', () => {
  it.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/index-B1_x-2.js', 'assets/index-B1_x-2.js', 'text/javascript; charset=utf-8'],
    ['/assets/inter.woff2', 'assets/inter.woff2', 'font/woff2'],
  ])('finds %s', (pathname, path, mediaType) => {
    expect(pageFile(pathname)).toEqual({ path, mediaType });
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets\\..\\x.js',
    '/assets//x.js',
    '/.env.json',
    '/a/.hidden.js',
    '/C:/x.js',
    '/x.js\0.html',
    '/x',
    '/x.exe',
    'index.html',
    '',
  ])('names no file with %j', (pathname) => {
    expect(pageFile(pathname)).toBeUndefined();
  });
});

describe('pageHeaders', () => {
  it('never lets code be made of text', () => {
    const policy = pageHeaders(['ws://127.0.0.1:1'])['Content-Security-Policy'] ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:1;");
  });
});
