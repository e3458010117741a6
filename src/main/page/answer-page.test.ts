import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerPage } from './answer-page';

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'meshscope-page-'));
  folder = join(root, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets', 'index.js'), 'export {}');
  await writeFile(join(root, 'secret.json'), '{"secret":1}');
});

afterEach(() => rm(root, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => answerPage(folder, { method, url });

describe('answerPage', () => {
  it('gives the page with its policy', async () => {
    const answer = await get('app://meshscope/');
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toBe('<!doctype html>');
    expect(answer.headers['Content-Type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['Content-Security-Policy']).toContain("default-src 'none'");
    expect(answer.headers['X-Content-Type-Options']).toBe('nosniff');
  });

  it('says what kind of file it gives', async () => {
    const answer = await get('app://meshscope/assets/index.js?v=1#x');
    expect(answer.status).toBe(200);
    expect(answer.headers['Content-Type']).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    ['app://meshscope/../secret.json', 404],
    ['app://meshscope/%2e%2e/secret.json', 404],
    ['app://meshscope/..%2fsecret.json', 404],
    ['app://meshscope/assets/..%5c..%5csecret.json', 404],
    ['app://meshscope//etc/passwd', 404],
    ['app://meshscope/nothing.js', 404],
    ['app://meshscope/assets', 404],
    ['app://meshscope/assets/index.js%00.html', 404],
    ['app://other/index.html', 403],
    ['https://meshscope/index.html', 403],
    ['file:///etc/passwd', 403],
    ['nonsense', 400],
  ])('answers %s with %i, under the same policy', async (url, status) => {
    const answer = await get(url);
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).not.toContain('secret');
    expect(answer.headers['Content-Security-Policy']).toContain("default-src 'none'");
  });

  it('is only read', async () => {
    expect((await get('app://meshscope/', 'POST')).status).toBe(405);
    const head = await get('app://meshscope/', 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });
});
