const day = 24 * 60 * 60 * 1000;
const patienceMs = 10_000;

/**
 * Asks each site once: does it answer well, and for how long is its certificate still valid?
 *
 * @param sites Addresses, `https://…`.
 * @param options.get `get` of `node:https`.
 * @param options.leastDays Days that a certificate should have left.
 * @returns What is wrong, a sentence for each site with something.
 */
export async function checkSites(sites, { get, leastDays, now = Date.now() }) {
    if (sites.length === 0) {
        return ["SITES names no site"];
    }
    const found = await Promise.all(sites.map((site) => checkSite(site, { get, leastDays, now })));
    return found.flat();
}

async function checkSite(site, { get, leastDays, now }) {
    try {
        const { status, validTo } = await ask(site, get);
        const days = Math.floor((Date.parse(validTo) - now) / day);
        return [
            ...(status < 400 ? [] : [`${site} answers ${status}`]),
            ...(days >= leastDays ? [] : [`the certificate of ${site} is valid for ${days} days more`]),
        ];
    } catch (error) {
        return [`${site} does not answer: ${error.message}`];
    }
}

/** The status of the answer, and the end of the certificate that came with it. Redirects are answers. */
function ask(site, get) {
    return new Promise((resolve, reject) => {
        const request = get(site, { agent: false, timeout: patienceMs }, (response) => {
            const { valid_to: validTo } = response.socket.getPeerCertificate();
            response.resume();
            resolve({ status: response.statusCode, validTo });
        });
        request.on("timeout", () => request.destroy(new Error(`no answer within ${patienceMs / 1000} seconds`)));
        request.on("error", reject);
    });
}
