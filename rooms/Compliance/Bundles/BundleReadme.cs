namespace Isthmus.Compliance.Bundles;

internal static class BundleReadme
{
    /// <summary>Verifies signature, files, and that the list of files is the signed one: without the last step somebody could change a file and its line in SHA256SUMS.</summary>
    public const string Command = "openssl dgst -sha256 -verify public-key.pem -signature manifest.sig manifest.json && sha256sum -c SHA256SUMS && grep -q \"$(sha256sum SHA256SUMS | cut -c 1-64)\" manifest.json && echo WHOLE";

    public const string Text = $$"""
        Isthmus: decisions of the compliance gate, for an auditor
        =========================================================

        To verify, unpack all files into one folder, open a shell there (bash, with OpenSSL and
        coreutils) and run this one command:

          {{Command}}

        It must print "Verified OK", "OK" for each file, and at the end "WHOLE". Otherwise a file was
        changed, left out or put in.

        Whose signature it is: get the site's key yourself, over https, and compare it with
        public-key.pem:

          curl -s SITE/api/compliance/bundle-key | diff - public-key.pem && echo SAME

        What is in it
        -------------
        manifest.json      what was asked, by whom and when; the SHA-256 of every file; the end of the audit
                           chain. manifest.sig is the ES256 signature over it (ECDSA P-256, SHA-256, DER).
        SHA256SUMS         the same digests, for sha256sum.
        decisions.json     every decision: when, where, about what, the answer, and two digests.
        decisions/ID/      question.json (what was asked), known.json (the officers' rulings and other answers
                           known then), verdict.json (the answer with all that was found), byte for byte.
                           A decision that was forgotten on a person's demand has neither question nor verdict.
        bases/DIGEST.json  what the decisions rested on: lists, regime packs, threshold, engines. Its name is
                           its own SHA-256.
        entries.json       the list entries that the verdicts name, as the version of then said them.
        regimes/           the regime packs used, as loaded.
        cases.json         the cases about the same records with their notes; files of notes by their SHA-256.
        rulings.json       what officers decided: releases and refusals, with reason and end.
        audit.jsonl        the audit from the first entry that holds one of the digests to the last there was.

        A decision's digest can be made again (one line; ID, BASIS and the result stand in decisions.json):

          (cat decisions/ID/question.json; printf '\001BASIS\001'; cat decisions/ID/known.json; printf '\001'; cat decisions/ID/verdict.json) | sha256sum

        The digest stands in the payload of an entry of audit.jsonl with the action compliance.decide.
        An entry's payloadHash is the SHA-256 of its payload. Its hash is the SHA-256 of these, joined by line
        feeds: seq, at, actor, action, subjectKind, subjectId, payloadHash, previousHash. Its previousHash is
        the hash of the entry before it. Payloads of entries about other things are left out.

        """;
}
