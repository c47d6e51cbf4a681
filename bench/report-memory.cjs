"use strict";
/*
 * Preloaded into measured processes: writes the most memory that was in use, in KiB, and the processor time, in
 * microseconds, to file descriptor 3 at the end.
 */
const { writeSync } = require("node:fs");

process.on("exit", () => {
    const { maxRSS, userCPUTime } = process.resourceUsage();
    writeSync(3, `${maxRSS} ${userCPUTime}`);
});
