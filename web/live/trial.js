// A trial: whether anything comes back over a WebSocket. Loaded only where polling was needed.

/**
 * @param {WebSocket} socket
 * @param {string} hello
 * @param {number} patience milliseconds
 * @returns {Promise<boolean>}
 */
export function works(socket, hello, patience) {
  return new Promise((resolve) => {
    const over = (heard) => {
      clearTimeout(timer);
      Object.assign(socket, { onopen: null, onmessage: null, onclose: null });
      socket.close();
      resolve(heard);
    };
    const timer = setTimeout(over, patience, false);
    socket.onopen = () => socket.send(hello);
    socket.onmessage = () => over(true);
    socket.onclose = () => over(false);
  });
}
