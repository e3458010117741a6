import { describe, expect, it } from 'vitest';
import { dataDirectory } from './data-directory';

const linux = { platform: 'linux', env: {}, home: '/home/ada', temporary: '/tmp' };

describe('dataDirectory', () => {
  it('is what the environment says', () => {
    expect(dataDirectory({ ...linux, env: { MESHSCOPE_DATA: '/d', XDG_DATA_HOME: '/x' } })).toBe('/d');
  });

  it('follows the XDG rules on Linux', () => {
    expect(dataDirectory(linux)).toBe('/home/ada/.local/share/meshscope');
    expect(dataDirectory({ ...linux, env: { XDG_DATA_HOME: '/x' } })).toBe('/x/meshscope');
    expect(dataDirectory({ ...linux, env: { XDG_DATA_HOME: 'relative' } })).toBe(
      '/home/ada/.local/share/meshscope',
    );
  });

  it('is somewhere even without a home', () => {
    expect(dataDirectory({ ...linux, home: '' })).toBe('/tmp/meshscope');
    expect(dataDirectory({ ...linux, platform: 'darwin', home: '' })).toBe('/tmp/Meshscope');
  });

  it('follows the rules of Windows and macOS', () => {
    expect(
      dataDirectory({ ...linux, platform: 'win32', env: { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' } }),
    ).toBe('C:\\Users\\ada\\AppData\\Roaming\\Meshscope');
    expect(dataDirectory({ ...linux, platform: 'darwin', home: '/Users/ada' })).toBe(
      '/Users/ada/Library/Application Support/Meshscope',
    );
  });
});
