// Opens a sealed page in its reader's browser. Nothing is sent: the code comes from the link's
// fragment, the history or the form, and the page carries what it opens.
//
// A partner's code P opens all pages of the partner, a period's code K opens one. The page holds s
// and AES-256-GCM of its plain as base64; s is an HMAC of the plain, the key comes of K and s.
"use strict";
(() => {
    const letters = "abcdefghijklmnopqrstuvwxyz234567";
    const none = new Uint8Array(0);

    const utf8 = (text) => new TextEncoder().encode(text);

    const join = (...parts) => {
        const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
        let end = 0;
        for (const part of parts) {
            whole.set(part, end);
            end += part.length;
        }
        return whole;
    };

    /// Each part behind its length as 16 bits.
    const lengthPrefixed = (...parts) => {
        const length = (part) => Uint8Array.of(part.length >> 8, part.length & 255);
        return join(...parts.flatMap((part) => [length(part), part]));
    };

    const base32 = (bytes) => {
        let text = "";
        for (let bit = 0; bit < bytes.length * 8; bit += 5) {
            const pair = (bytes[bit >> 3] << 8) | (bytes[(bit >> 3) + 1] ?? 0);
            text += letters[(pair >> (11 - (bit & 7))) & 31];
        }
        return text;
    };

    const fromBase32 = (text) => {
        const bytes = new Uint8Array((text.length * 5) >> 3);
        for (let bit = 0; bit < text.length * 5; bit += 5) {
            const pair = letters.indexOf(text[bit / 5]) << (11 - (bit & 7));
            bytes[bit >> 3] |= pair >> 8;
            bytes[(bit >> 3) + 1] |= pair & 255;
        }
        return bytes;
    };

    const derive = async (secret, salt, info, length) => {
        const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
        const how = { name: "HKDF", hash: "SHA-256", salt, info };
        return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8));
    };

    /// The bytes of the one base64 text that stands for them, or null.
    const fromBase64 = (text) => {
        if (text.length % 4 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
        const packed = atob(text);
        if (btoa(packed.slice(-(packed.length % 3 || 3))) !== text.slice(-4)) return null;
        const bytes = new Uint8Array(packed.length);
        for (let at = 0; at < bytes.length; at += 1) bytes[at] = packed.charCodeAt(at);
        return bytes;
    };

    /// The size of sealed bytes: Padmé's, whose size tells little of what is in them.
    const paddedSize = (size) => {
        const exponent = 31 - Math.clz32(size);
        const step = 2 ** (exponent - (32 - Math.clz32(exponent)));
        return Math.max(16384, Math.ceil(size / step) * step);
    };

    /// A code as people type it, or in a link, which may lead on to an anchor of the page; without a
    /// code where it is not whole.
    const read = (typed) => {
        const [, kind, rest] = /^(?:[^#]*#([pk])\.)?(.*)$/is.exec(typed.trim());
        const [first, anchor] = kind ? rest.split(/\.(.+)/s) : [rest];
        // What a mail puts behind a link is no part of it.
        const code = (kind ? first.replace(/[.,;:!?)\]>'"]+$/, "") : first)
            .replace(/[\s\u002d\u2010-\u2015\u2212]/g, "")
            .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
            .replaceAll("0", "o").replaceAll("1", "l").replaceAll("8", "b");
        const isWhole = /^[a-z2-7]{32}$/.test(code);
        return { kind: kind?.toLowerCase(), code: isWhole ? code : null, anchor };
    };

    /// The code of the page's period; null where a partner's code is not of this page.
    const periodCode = async ({ kind, code }, { name, period }) => {
        const secret = fromBase32(code);
        if (kind === "k") return { kind, key: secret };
        const info = (what) => lengthPrefixed(utf8(what), utf8(period));
        const own = await derive(secret, none, info("guerdon/1/name"), 20);
        if (base32(own) === name) {
            return { kind: "p", key: await derive(secret, none, info("guerdon/1/period"), 20) };
        }
        return kind === "p" ? null : { kind: "k", key: secret };
    };

    /// What is sealed in the bytes; null where the key or any bit of them is another.
    const decrypt = async (key, bytes, { site, name }) => {
        const aad = lengthPrefixed(utf8("guerdon/1/page"), utf8(site), utf8(name));
        const mark = bytes.slice(0, 32);
        const content = await derive(key, mark, utf8("guerdon/1/content"), 44);
        const secretKey = content.slice(0, 32);
        const aes = await crypto.subtle.importKey("raw", secretKey, "AES-GCM", false, ["decrypt"]);
        const how = { name: "AES-GCM", iv: content.slice(32), additionalData: aad, tagLength: 128 };
        const opened = await crypto.subtle.decrypt(how, aes, bytes.subarray(32)).catch(() => null);
        if (!opened) return null;
        const plain = new Uint8Array(opened);
        const secret = await derive(key, none, utf8("guerdon/1/mac"), 32);
        const hmac = { name: "HMAC", hash: "SHA-256" };
        const mac = await crypto.subtle.importKey("raw", secret, hmac, false, ["verify"]);
        const proved = join(lengthPrefixed(aad), plain);
        return (await crypto.subtle.verify("HMAC", mac, mark, proved)) ? plain : null;
    };

    /// The three texts of a plain; null unless they, their lengths and noughts fill it exactly.
    const unpack = (plain) => {
        const view = new DataView(plain.buffer);
        const parts = [];
        let end = 0;
        for (let part = 0; part < 3; part += 1) {
            if (end + 4 > plain.length || view.getUint32(end) > plain.length - end - 4) return null;
            const start = end + 4;
            end = start + view.getUint32(end);
            parts.push(plain.subarray(start, end));
        }
        if (plain.length + 48 !== paddedSize(end + 48)) return null;
        if (plain.subarray(end).some((byte) => byte !== 0)) return null;
        try {
            const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
            const facts = JSON.parse(strict.decode(parts[2]));
            if (typeof facts.title !== "string" || typeof facts.lang !== "string") return null;
            return { html: strict.decode(parts[0]), csv: parts[1], facts };
        } catch {
            return null;
        }
    };

    const policy = window.trustedTypes?.createPolicy("guerdon", { createHTML: (html) => html });

    /// The address without code and query, so that no print, history or bookmark shows the code.
    const bareAddress = () => location.href.replace(/[?#].*$/s, "");
    const isLink = (hash) => /^#[pk]\./i.test(hash);

    /// Gives the links to the partner's other pages their code while they are pointed at, and at
    /// no other time: a page that is printed or saved would carry it on.
    const leadOn = (links, code) => {
        for (const link of links) {
            const bare = link.getAttribute("href") ?? "";
            const [page, anchor] = bare.split("#");
            const whole = `${page}#${code}${anchor ? `.${anchor}` : ""}`;
            const drop = () => link.setAttribute("href", bare);
            for (const event of ["pointerenter", "pointerdown", "focus", "contextmenu", "click"]) {
                link.addEventListener(event, () => link.setAttribute("href", whole));
            }
            for (const event of ["pointerleave", "blur"]) link.addEventListener(event, drop);
            addEventListener("beforeprint", drop);
        }
    };

    const show = ({ html, csv, facts }, code) => {
        document.body.innerHTML = policy ? policy.createHTML(html) : html;
        document.title = facts.title;
        document.documentElement.lang = facts.lang;
        document.documentElement.dataset.sheet = facts.sheet ?? facts.title;
        const heading = document.querySelector("h1");
        if (heading) heading.tabIndex = -1;
        heading?.focus();
        for (const link of document.querySelectorAll("a[href]")) {
            const [, letters, ending] = /^([a-z2-7]{32})\.(html|csv)/.exec(link.getAttribute("href")) ?? [];
            if (letters) link.dataset[ending === "csv" ? "csv" : "own"] = "";
        }
        const own = document.querySelectorAll("a[data-own]");
        if (code.startsWith("p.")) leadOn(own, code);
        else for (const link of own) link.removeAttribute("href");
        const file = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
        for (const link of document.querySelectorAll("a[data-csv]")) {
            link.href = file;
            link.download = facts.file ?? "statement.csv";
        }
    };

    /// Whether the page stands under its own name, or under one that is no page's.
    const isInPlace = (name) => {
        const path = location.pathname.toLowerCase().replace(/\/(index\.html?)?$/, "");
        const words = path.split("/").pop().replace(/%../g, " ").split(/[^a-z0-9]+/);
        const names = words.filter((word) => /^[a-z2-7]{32}$/.test(word));
        return names.length === 0 || names.includes(name);
    };

    const start = () => {
        const rooms = [...document.querySelectorAll("[data-locale]")];
        const speaks = (room, tag) =>
            `${tag}-`.toLowerCase().startsWith(`${room.dataset.locale}-`.toLowerCase());
        const wanted = (navigator.languages ?? []).flatMap((tag) =>
            rooms.filter((room) => speaks(room, tag)));
        const room = wanted[0] ?? rooms[0];
        for (const other of rooms) if (other !== room) other.remove();
        room.hidden = false;
        const form = room.querySelector("form");
        document.documentElement.lang = room.dataset.locale;
        document.title = room.dataset.title;
        document.documentElement.dataset.sheet = room.dataset.title;

        const say = (what) => {
            const texts = room.querySelectorAll("[data-say]");
            for (const text of texts) text.hidden = text.dataset.say !== what;
            form.hidden = !["closed", "incomplete", "other", "wrong"].includes(what);
            const isRefused = !form.hidden && what !== "closed";
            form.elements.code.setAttribute("aria-invalid", isRefused);
        };

        const element = document.getElementById("sealed");
        const facts = element ? { ...element.dataset } : {};
        const bytes = element && fromBase64(element.textContent);
        const isWhole = bytes && bytes.length >= 16384 && bytes.length === paddedSize(bytes.length)
            && facts.site && facts.name && facts.period;
        element?.remove();
        let opened = null;

        /// Opens the page by a code, or says why it stays closed.
        const open = async (given) => {
            if (!given.code) return "incomplete";
            const found = await periodCode(given, facts);
            if (!found) return "other";
            const plain = await decrypt(found.key, bytes, facts);
            const page = plain && unpack(plain);
            if (!page) return found.kind === "p" || plain ? "damaged" : "wrong";
            opened = `${found.kind}.${given.code}`;
            show(page, opened);
            // Once more to the anchor, which was not there before.
            if (location.hash) location.replace(location.hash);
            history.replaceState({ code: opened }, "");
            return null;
        };

        const attempt = async (given) => {
            say("waiting");
            const fault = await open(given).catch(() => "damaged");
            if (fault) say(fault);
            if (fault && !form.hidden) form.elements.code.focus();
        };

        /// Takes the code of the address, and at once off it; else what the history kept.
        const look = () => {
            const isNew = isLink(location.hash);
            if (isNew) {
                const { anchor } = read(location.hash);
                const address = bareAddress() + (anchor ? `#${anchor}` : "");
                history.replaceState({ code: location.hash.slice(1) }, "", address);
            }
            if (opened && isNew) return location.reload();
            if (opened) return history.replaceState({ code: opened }, "");
            if (!isWhole) return say("damaged");
            if (!isInPlace(facts.name)) return say("moved");
            const kept = history.state?.code;
            return typeof kept === "string" ? attempt(read(`#${kept}`)) : say("closed");
        };

        if (!window.crypto?.subtle) {
            const secure = new URL(location.href);
            if (secure.protocol === "http:") secure.protocol = "https:";
            for (const link of room.querySelectorAll("a[data-https]")) link.href = secure.href;
            return say("insecure");
        }
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            attempt(read(form.elements.code.value));
        });
        addEventListener("hashchange", look);
        return look();
    };

    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
    else start();
})();
