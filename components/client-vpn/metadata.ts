import { readProjectFile } from "../shared/block/project-files";
import type { EndpointArgs } from "./endpoint";
import type { ClientVpnConfig } from "./schema";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html */
const shortest = 1000;
const longest = 10_000_000;

const comment = String.raw`<!--(?:(?!-->)[^])*-->\s*`;

/** The first element, behind the XML declaration and comments; `md` is only the usual prefix. */
const startOfEntity = new RegExp(String.raw`^\uFEFF?\s*(<\?[^>]*\?>\s*|${comment})*<([\w-]+:)?EntityDescriptor[\s>]`);
const endOfEntity = new RegExp(String.raw`</([\w-]+:)?EntityDescriptor\s*>\s*(${comment})*$`);
const identityProvider = /<([\w-]+:)?IDPSSODescriptor[\s>]/;

/**
 * Why a text is not the SAML metadata of an identity provider, as far as accidents go: another page that was saved, half a
 * download, the metadata of an application. It completes the sentence `…; allowed …`. IAM reads it in full.
 */
export function metadataFault(text: string): string | undefined {
    if (!startOfEntity.test(text) || !endOfEntity.test(text)) {
        return "an XML document of one EntityDescriptor, as the identity provider offers it for download";
    }
    if (!identityProvider.test(text)) {
        return "metadata with an IDPSSODescriptor: the identity provider's, not the application's";
    }
    return text.length < shortest || text.length > longest
        ? `metadata of ${shortest} to ${longest} characters, as IAM takes it`
        : undefined;
}

/** What is in the files that the configuration names; its checks have looked at them. */
export function readMetadata({ saml }: ClientVpnConfig): EndpointArgs["metadata"] {
    const [vpn = "", portal] = [saml.metadataFile, saml.portalMetadataFile].map(
        (file) => file && readProjectFile(file)?.toString("utf8"),
    );
    return { vpn, portal };
}
