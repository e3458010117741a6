/**
 * Refuses a buffer that is somebody else's by now: not every runtime does, and Node sends an empty one in its place.
 *
 * @throws TypeError
 */
export function refuseDetached(transfer: readonly object[]): void {
  for (const item of transfer) {
    // A view can't be made of a detached buffer; of one that is only empty it can.
    if (item instanceof ArrayBuffer && item.byteLength === 0) void new Uint8Array(item);
  }
}
