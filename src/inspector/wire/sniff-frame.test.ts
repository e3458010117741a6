import { describe, expect, it } from 'vitest';
import { sniffFrame } from './sniff-frame';

const sniff = (text: string) => {
  const { body, ...rest } = sniffFrame(text);
  return { ...rest, body: body && text.slice(body.start, body.end) };
};

describe('sniffFrame', () => {
  it('reads off requests, events and registrations', () => {
    expect(
      sniff(
        '{"id":"1","type":"execute.command.request","commandId":"a.b","request":206.00,"_meta":{"traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}}',
      ),
    ).toEqual({
      id: '1',
      type: 'execute.command.request',
      subject: 'a.b',
      body: '206.00',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    });
    expect(sniff('{"id":"2","type":"event","eventId":"e"}')).toMatchObject({ subject: 'e', body: undefined });
    expect(sniff('{"id":"3","type":"register.command.request","command":{"id":"c"}}')).toMatchObject({
      subject: 'c',
      body: '{"id":"c"}',
    });
  });

  it('reads off how a reply went', () => {
    expect(sniff('{"thid":"1","response":{"ok":true,"result":[1]}}')).toMatchObject({
      outcome: 'ok',
      body: '[1]',
    });
    expect(sniff('{"thid":"1","response":{"ok":true}}')).toMatchObject({ outcome: 'ok', body: undefined });
    expect(
      sniff('{"thid":"1","response":{"error":{"message":"no","code":"not_found"},"ok":false}}'),
    ).toMatchObject({ outcome: 'error', errorCode: 'not_found', errorMessage: 'no' });
    expect(sniff('{"thid":"1","response":{"ok":false,"error":"duplicate_command"}}')).toMatchObject({
      outcome: 'error',
      errorCode: 'duplicate_command',
    });
  });

  it('reads off what frames of our own kind concern', () => {
    expect(sniff('{"type":"command.deadline","id":"2","thid":"1","timeoutMs":1500}')).toEqual({
      type: 'command.deadline',
      id: '2',
      thid: '1',
      body: '1500',
    });
    expect(sniff('{"type":"command.withdraw","id":"3","commandIds":["a.b","c\\"d"]}')).toMatchObject({
      subject: 'a.b, c"d',
    });
    expect(sniff('{"type":"stream.end","id":"5","thid":"1"}')).toMatchObject({ outcome: 'ok' });
    expect(
      sniff('{"type":"stream.end","thid":"1","error":{"code":"internal_error","message":"no"}}'),
    ).toMatchObject({ outcome: 'error', errorCode: 'internal_error', errorMessage: 'no' });
    expect(sniff('{"type":"port.offer","id":"4","channelId":"worker"}')).toMatchObject({ subject: 'worker' });
  });

  it('makes nothing of what is no object, or of members of another kind', () => {
    expect(sniff('hello')).toEqual({ body: undefined });
    expect(sniff('{"id":1,"type":[],"response":"x","_meta":{"traceparent":4}}')).toEqual({ body: '"x"' });
  });
});
