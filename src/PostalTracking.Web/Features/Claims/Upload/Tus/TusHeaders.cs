using System.Globalization;
using System.Text;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>The words of tus 1.0.0: https://tus.io/protocols/resumable-upload.</summary>
internal static class TusHeaders
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination";
    public const string PartType = "application/offset+octet-stream";

    public const string Resumable = "Tus-Resumable";
    public const string Versions = "Tus-Version";
    public const string Extension = "Tus-Extension";
    public const string MaxSize = "Tus-Max-Size";
    public const string ChecksumAlgorithms = "Tus-Checksum-Algorithm";
    public const string Offset = "Upload-Offset";
    public const string Length = "Upload-Length";
    public const string DeferLength = "Upload-Defer-Length";
    public const string Metadata = "Upload-Metadata";
    public const string Expires = "Upload-Expires";
    public const string Checksum = "Upload-Checksum";
    public const string MethodOverride = "X-HTTP-Method-Override";

    /// <summary>A number without sign and spaces; null where the header is not there; -1 where it is no such number.</summary>
    public static long? Number(this IHeaderDictionary headers, string name) =>
        !headers.TryGetValue(name, out var value) ? null
        : long.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : -1;

    public static void Say(this IHeaderDictionary headers, string name, long number) =>
        headers[name] = number.ToString(CultureInfo.InvariantCulture);

    public static void SayExpires(this IHeaderDictionary headers, DateTimeOffset? at)
    {
        if (at is { } moment)
        {
            headers[Expires] = moment.ToString("R", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Pairs of a key and Base64, by commas; null where it is anything else.</summary>
    public static Dictionary<string, string>? ParseMetadata(string header)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries).Where(pair => pair.Length > 0 || header.Length > 0))
        {
            var parts = pair.Split(' ');
            var value = new byte[pair.Length];
            var written = 0;
            if (parts.Length > 2 || parts[0].Length == 0
                || (parts.Length == 2 && !Convert.TryFromBase64String(parts[1], value, out written))
                || !pairs.TryAdd(parts[0], Encoding.UTF8.GetString(value.AsSpan(0, written))))
            {
                return null;
            }
        }

        return pairs;
    }
}
