using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Upload.Content;

/// <summary>
/// Looks into a file before anybody else may: whether it is what its name and its place on the checklist promise, whole, and nothing
/// besides. Reads numbers and lengths only, never decodes.
/// </summary>
internal static class FileLooker
{
    public const long LongestPaper = 100L * 1024 * 1024;

    public static FileLook Look(Stream stream, string fileName, EvidenceKind kind)
    {
        var file = new FileBytes(stream);
        if (file.Length == 0)
        {
            return new(Verdicts.Empty);
        }

        if (Polyglots.IsWebPage(file))
        {
            return new(Verdicts.WebPage);
        }

        if (Magic.TypeOf(file) is not { } type)
        {
            return new(Verdicts.UnknownType);
        }

        var early = MediaTypes.ByName(fileName)?.Container != type.Container ? Verdicts.NotAsNamed
            : !MediaTypes.CanShow(kind, type.Family) ? Verdicts.NotForKind
            : type.Family != MediaFamily.Video && file.Length > LongestPaper ? Verdicts.TooLarge
            : Polyglots.HidesAnother(file, type) ? Verdicts.TwoInOne
            : null;
        return early is null ? Structure(file, type) with { Type = type } : new(early, type);
    }

    private static FileLook Structure(FileBytes file, MediaType type) => type.Container switch
    {
        "iso" => IsoMedia.Look(file, isFilm: true),
        "heic" => IsoMedia.Look(file, isFilm: false),
        "ebml" => Matroska.Look(file),
        "jpeg" => Pictures.Jpeg(file),
        "png" => Pictures.Png(file),
        "webp" => Pictures.WebP(file),
        _ => Papers.Pdf(file),
    };
}
