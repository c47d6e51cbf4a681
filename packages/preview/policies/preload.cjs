"use strict";
/*
 * Preloaded into a policy pack. Its SDK listens at a free port of 127.0.0.1, for which there must be a network, be it the
 * loopback interface alone; a socket in the file system needs none. And the pack ends with the process that started it.
 */
const net = require("node:net");

// Nothing is ever written to it: it ends when the other process is gone.
process.stdin.on("end", () => process.exit()).resume();
process.stdin.unref();

const socket = process.env.PREVIEW_PACK_SOCKET;
const listen = net.Server.prototype.listen;

/** The first server that wants any port of this machine is the pack's own. */
function listenAtSocket(where, ...rest) {
    if (where?.host !== "127.0.0.1" || where.port !== 0) {
        return listen.call(this, where, ...rest);
    }
    net.Server.prototype.listen = listen;
    return listen.call(this, { path: socket }, ...rest);
}

if (socket !== undefined) {
    net.Server.prototype.listen = listenAtSocket;
}
