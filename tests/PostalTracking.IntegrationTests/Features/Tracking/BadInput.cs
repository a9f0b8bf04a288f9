using System.Net.Http.Headers;
using System.Text;

namespace PostalTracking.IntegrationTests.Features.Tracking;

/// <summary>What nobody should send and somebody will.</summary>
internal static class BadInput
{
    private static readonly string Long = new('1', 10_000);

    /// <summary>For any endpoint that takes JSON with one list in it.</summary>
    /// <param name="list">The list's name.</param>
    public static IEnumerable<(string Name, HttpContent Content)> Bodies(string list)
    {
        string[] lists =
        [
            "null", "[]", "{}", "\"ZA000000005HK\"", "1", "[[]]", "[1]", "[true]", "[", "[\"\\u0000\"]", "[{\"trackNumber\":\"\\u0000\"}]",
            "[{\"trackNumber\":[\"a\"]}]", "[\"\\ud83d\"]", "[{\"trackNumber\":\"\\ud83d\"}]", new('[', 200), "[null,]",
        ];
        string[] texts =
        [
            "", " ", "null", "true", "42", "\"text\"", "[]", "{}", "{", "}", "[[]]", "{{}}", "NaN", "{\"a\":1,}", "{'a':1}", "\0", "{} {}",
            Long, $"\"{Long}\"", "'; drop table shipment; --", "<script>alert(1)</script>", "<?xml version=\"1.0\"?><a/>", "📦", "trackNumber=1",
        ];
        foreach (var json in texts.Concat(lists.Select(value => $"{{\"{list}\":{value}}}")))
        {
            yield return ($"json {Shown(json)}", Json(Encoding.UTF8.GetBytes(json)));
        }

        var good = $$"""{"{{list}}":["ZA000000005HK"]}""";
        yield return ("not UTF-8", Json([.. Encoding.UTF8.GetBytes($$"""{"{{list}}":["""), (byte)'"', 0xFF, 0xFE, .. "\"]}"u8]));
        yield return ("UTF-16 that says it is UTF-8", Json(Encoding.Unicode.GetBytes(good)));
        yield return ("five megabytes of spaces", Json(Encoding.UTF8.GetBytes(new string(' ', 5_000_000))));
        yield return ("plain text", new StringContent(good, Encoding.UTF8, "text/plain"));
        yield return ("a form", new FormUrlEncodedContent([new(list, "ZA000000005HK")]));
        yield return ("a file", new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "a.json" } });
        yield return ("no type", new ByteArrayContent(Encoding.UTF8.GetBytes(good)));
        yield return ("an unknown charset", Json(Encoding.UTF8.GetBytes(good), "application/json; charset=klingon"));
    }

    /// <summary>Nothing of it is a number.</summary>
    public static IEnumerable<string> Numbers =>
    [
        "abc", "%20", "%0d%0a", "a%2Fb%2F1", "..%2f..%2fetc%2fpasswd1", "%F0%9F%93%A612345", "%E2%80%AE12345!", "%FF%FE12345", "%C3%2812345",
        "1'%20or%20'1'%3D'1", "';drop%20table%20shipment;--", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "${jndi:ldap:1}", "{0}12345", "12345;",
        Long, string.Concat(Enumerable.Repeat("%D0%90", 10_000)), string.Concat(Enumerable.Repeat("%F0%9F%93%A6", 100)),
    ];

    public static IEnumerable<string> Queries =>
    [
        "?acceptAnyway=maybe", "?acceptAnyway=", "?acceptAnyway=1&acceptAnyway=0", "?generation=abc", "?generation=99999", "?generation=1.5",
        "?generation=%00", "?afterSequence=abc", "?afterSequence=99999999999", "?afterSequence='%20or%201=1", "?afterSequence=%F0%9F%93%A6",
        $"?generation={Long}", "?generation=2",
    ];

    private static ByteArrayContent Json(byte[] bytes, string type = "application/json")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static string Shown(string text) => text.Length > 40 ? $"{text[..40]}…" : text;
}
