using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>
/// One version of the text of a kind of letter, in both languages. Written once: a letter names the version it was made from, a
/// change is another version.
/// </summary>
internal sealed class LetterTemplate
{
    public const int LongestSubject = 200;
    public const int LongestBody = 6000;

    public required LetterKind Kind { get; init; }

    /// <summary>1, 2, 3…</summary>
    public required short Version { get; init; }

    /// <summary>The first instant of its effect; it ends where a later version begins.</summary>
    public required DateTimeOffset From { get; init; }

    public required string SubjectRu { get; init; }

    public required string BodyRu { get; init; }

    public required string SubjectEn { get; init; }

    public required string BodyEn { get; init; }

    /// <summary>Null for the first set, which came with the house.</summary>
    public Guid? MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public (string Subject, string Body) In(string language) => language == "en" ? (SubjectEn, BodyEn) : (SubjectRu, BodyRu);
}

internal sealed class LetterTemplateConfiguration : IEntityTypeConfiguration<LetterTemplate>
{
    private static readonly DateTimeOffset Beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Configure(EntityTypeBuilder<LetterTemplate> template)
    {
        template.ToTable("letter_template");
        template.HasKey(t => new { t.Kind, t.Version });
        template.Property(t => t.SubjectRu).HasMaxLength(LetterTemplate.LongestSubject);
        template.Property(t => t.SubjectEn).HasMaxLength(LetterTemplate.LongestSubject);
        template.Property(t => t.BodyRu).HasMaxLength(LetterTemplate.LongestBody);
        template.Property(t => t.BodyEn).HasMaxLength(LetterTemplate.LongestBody);
        template.HasData(Enum.GetValues<LetterKind>().Select(kind => new LetterTemplate
        {
            Kind = kind,
            Version = 1,
            From = Beginning,
            SubjectRu = Text(kind, "Subject", "ru"),
            BodyRu = Text(kind, "Body", "ru"),
            SubjectEn = Text(kind, "Subject", "en"),
            BodyEn = Text(kind, "Body", "en"),
            MadeAt = Beginning,
        }));
    }

    // Line ends as the forms of pages are read: see LetterText.Tidy.
    private static string Text(LetterKind kind, string part, string language) =>
        LetterText.Tidy(FirstTemplates.Words.For($"{kind}.{part}", language));
}
