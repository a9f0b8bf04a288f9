using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Upload;

internal enum MediaFamily
{
    Video,
    Image,
    Document,
}

/// <summary>A type of file that is taken as evidence.</summary>
/// <param name="Container">Files of one container pass for one another: phones name a .mov .mp4 and the reverse.</param>
internal sealed record MediaType(string Name, MediaFamily Family, string Container);

/// <summary>The types that are taken: what phones film and photograph, and papers.</summary>
internal static class MediaTypes
{
    public static MediaType Mp4 { get; } = new("video/mp4", MediaFamily.Video, "iso");

    public static MediaType QuickTime { get; } = new("video/quicktime", MediaFamily.Video, "iso");

    public static MediaType ThreeGp { get; } = new("video/3gpp", MediaFamily.Video, "iso");

    public static MediaType WebM { get; } = new("video/webm", MediaFamily.Video, "ebml");

    public static MediaType Matroska { get; } = new("video/x-matroska", MediaFamily.Video, "ebml");

    public static MediaType Jpeg { get; } = new("image/jpeg", MediaFamily.Image, "jpeg");

    public static MediaType Png { get; } = new("image/png", MediaFamily.Image, "png");

    public static MediaType WebP { get; } = new("image/webp", MediaFamily.Image, "webp");

    public static MediaType Heic { get; } = new("image/heic", MediaFamily.Image, "heic");

    public static MediaType Pdf { get; } = new("application/pdf", MediaFamily.Document, "pdf");

    private static readonly Dictionary<string, MediaType> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".mp4"] = Mp4,
        [".m4v"] = Mp4,
        [".mov"] = QuickTime,
        [".qt"] = QuickTime,
        [".3gp"] = ThreeGp,
        [".3g2"] = ThreeGp,
        [".webm"] = WebM,
        [".mkv"] = Matroska,
        [".jpg"] = Jpeg,
        [".jpeg"] = Jpeg,
        [".png"] = Png,
        [".webp"] = WebP,
        [".heic"] = Heic,
        [".heif"] = Heic,
        [".pdf"] = Pdf,
    };

    /// <summary>What the end of a name promises; null for what is not taken.</summary>
    public static MediaType? ByName(string fileName) => ByExtension.GetValueOrDefault(Path.GetExtension(fileName));

    /// <summary>Whether a file of this family can show what the kind asks for.</summary>
    public static bool CanShow(EvidenceKind kind, MediaFamily family) => kind switch
    {
        EvidenceKind.UnboxingVideo => family == MediaFamily.Video,
        EvidenceKind.GoodsPhoto => family != MediaFamily.Document,
        EvidenceKind.ReturnReceipt or EvidenceKind.BankStatement => family != MediaFamily.Video,
        _ => true,
    };
}
