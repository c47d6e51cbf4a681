/* global site -- the values of one site, which stand behind this text */
// What CloudFront runs for each request, before it looks into its cache.
// Its JavaScript is an older one: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html

// eslint-disable-next-line @typescript-eslint/no-unused-vars -- CloudFront calls it
function handler(event) {
    const request = event.request;
    const host = request.headers.host ? request.headers.host.value.toLowerCase().replace(/:\d+$/, "") : "";
    if (site.hosts.indexOf(host) === -1) {
        return redirect(301, site.hosts[0], request.uri, request.querystring);
    }
    if (isFile(request.uri)) {
        return request;
    }
    if (site.kind === "spa") {
        request.uri = "/index.html";
    } else if (/\/$/.test(request.uri)) {
        request.uri += "index.html";
    } else {
        // Not shown under this address: links of the page would lead to the folder above.
        return redirect(302, host, request.uri + "/", request.querystring);
    }
    return request;
}

/** Whether an address is to be taken as it is: it has a file extension, or belongs to machines. */
function isFile(uri) {
    const asIs = site.immutable.concat("/.well-known/").some((folder) => uri.indexOf(folder) === 0);
    return asIs || /(\.|%2e)[^/]*$/i.test(uri);
}

/** A whole address: a path that begins with two slashes would lead to another host. */
function redirect(statusCode, host, uri, querystring) {
    return {
        statusCode: statusCode,
        statusDescription: statusCode === 301 ? "Moved Permanently" : "Found",
        headers: {
            location: { value: escaped("https://" + host + uri + queryOf(querystring)) },
            "cache-control": { value: "max-age=3600" },
        },
    };
}

function queryOf(querystring) {
    const parts = [];
    Object.keys(querystring).forEach((name) => {
        const parameter = querystring[name];
        (parameter.multiValue || [parameter]).forEach((one) => {
            parts.push(one.value === "" ? name : name + "=" + one.value);
        });
    });
    return parts.length === 0 ? "" : "?" + parts.join("&");
}

/** Nothing in it ends the header, or is more than ASCII. */
function escaped(address) {
    return address.replace(/[^\x21-\x7e]+/g, (characters) => encodeURIComponent(characters));
}
