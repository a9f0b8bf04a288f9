using System.Globalization;
using System.Text;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>What the headers of a creation ask for.</summary>
/// <param name="Length">Null while it is being filmed.</param>
internal sealed record NewUpload(
    string ClaimNumber, EvidenceKind Kind, string FileName, bool IsRecorded, long? Length, string Metadata)
{
    private const int LongestName = 255;

    public static (NewUpload? Asked, IResult? Refusal) Of(HttpContext context, EvidenceOptions options)
    {
        var headers = context.Request.Headers;
        var (length, deferred) = (headers.Number(TusHeaders.Length), headers.Number(TusHeaders.DeferLength));
        if (length is < 0 || deferred is not (null or 1) || length.HasValue == deferred.HasValue)
        {
            return (null, UploadProblems.Header(context, TusHeaders.Length, "Length"));
        }

        if (length > options.LongestFile)
        {
            return (null, Problems.Of(context, UploadProblems.TooLarge, options.LongestFile >> 20));
        }

        var metadata = headers[TusHeaders.Metadata].ToString();
        var pairs = metadata.Length <= EvidenceUploads.LongestMetadata ? TusHeaders.ParseMetadata(metadata) : null;
        if (pairs is null)
        {
            return (null, UploadProblems.Header(context, TusHeaders.Metadata, "Metadata"));
        }

        if (!ClaimDigits.TryParse(pairs.GetValueOrDefault("claimNumber"), out var claimNumber))
        {
            return (null, UploadProblems.Header(context, TusHeaders.Metadata, "ClaimNumber"));
        }

        if (EvidenceKinds.Parse(pairs.GetValueOrDefault("kind")) is not { } kind)
        {
            return (null, UploadProblems.Header(context, TusHeaders.Metadata, "Kind"));
        }

        var name = NameOf(pairs.GetValueOrDefault("filename") ?? "");
        if (name.Length == 0)
        {
            return (null, UploadProblems.Header(context, TusHeaders.Metadata, "FileName"));
        }

        return MediaTypes.ByName(name) is null
            ? (null, Problems.Of(context, UploadProblems.FileType))
            : (new(claimNumber, kind, name, pairs.GetValueOrDefault("recorded") == "true", length, metadata), null);
    }

    /// <summary>Without folders and invisible marks, which could make a name look like another one.</summary>
    public static string NameOf(string given)
    {
        var visible = new StringBuilder(given.Length);
        foreach (var rune in given.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
            {
                visible.Append(rune.ToString());
            }
        }

        var name = visible.ToString();
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();

        // The end says the type, so what is too long loses what stands before.
        return name.Length <= LongestName ? name : $"{name[..(char.IsHighSurrogate(name[199]) ? 199 : 200)]}…{Path.GetExtension(name)}";
    }
}
