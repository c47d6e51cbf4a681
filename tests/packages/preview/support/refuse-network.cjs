"use strict";
/*
 * Preloaded into a process and its children: every attempt to reach anything but a socket in the file system, or with
 * PREVIEW_TEST_LOOPBACK this machine, fails and is written to the file that PREVIEW_TEST_ATTEMPTS names.
 */
const dns = require("node:dns");
const fs = require("node:fs");
const net = require("node:net");

const LOCAL = process.env.PREVIEW_TEST_LOOPBACK === undefined ? [] : ["127.0.0.1", "localhost", "::1"];

function refuse(what) {
    fs.appendFileSync(process.env.PREVIEW_TEST_ATTEMPTS, `${what}\n`);
    throw new Error(`there is no network here: ${what}`);
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
    const [options] = Array.isArray(given[0]) ? given[0] : given;
    const allowed = typeof options === "object" && (options.path !== undefined || LOCAL.includes(options.host));
    return allowed ? connect.apply(this, given) : refuse(`connect ${JSON.stringify(options)}`);
};

for (const resolver of [dns, dns.promises]) {
    for (const name of Object.keys(resolver).filter((key) => /^(lookup|resolve|reverse)/.test(key))) {
        const original = resolver[name];
        resolver[name] = (host, ...rest) =>
            LOCAL.includes(host) ? original(host, ...rest) : refuse(`${name} ${String(host)}`);
    }
}
