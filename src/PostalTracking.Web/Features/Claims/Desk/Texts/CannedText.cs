using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Claims.Desk.Texts;

/// <summary>Words that are said often, ready in the customer's language; see <see cref="CannedVariables"/>.</summary>
internal sealed class CannedText
{
    public const int LongestTitle = 80;
    public const int Longest = 2000;

    public required Guid Id { get; init; }

    /// <summary>For the desk, in Russian.</summary>
    public required string Title { get; set; }

    public required string Ru { get; set; }

    public required string En { get; set; }

    /// <summary>Null: whoever reads Chinese gets the English one.</summary>
    public string? Zh { get; set; }

    public int Version { get; set; } = 1;

    public string For(string language) => language switch
    {
        "ru" => Ru,
        "zh" => Zh ?? En,
        _ => En,
    };
}

internal sealed class CannedTextConfiguration : IEntityTypeConfiguration<CannedText>
{
    public void Configure(EntityTypeBuilder<CannedText> text)
    {
        text.ToTable("canned_text");
        text.Property(t => t.Id).ValueGeneratedNever();
        text.Property(t => t.Title).HasMaxLength(CannedText.LongestTitle);
        text.Property(t => t.Ru).HasMaxLength(CannedText.Longest);
        text.Property(t => t.En).HasMaxLength(CannedText.Longest);
        text.Property(t => t.Zh).HasMaxLength(CannedText.Longest);
        text.Property(t => t.Version).IsConcurrencyToken();
        text.HasIndex(t => t.Title).IsUnique();
        text.HasData(FirstTexts.All);
    }
}
