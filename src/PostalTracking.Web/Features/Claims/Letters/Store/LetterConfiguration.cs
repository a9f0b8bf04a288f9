using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Letters;

internal sealed class LetterConfiguration : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.ToTable("letter", table => table.HasCheckConstraint(
            "ck_letter_answer",
            """
            (outcome is null) = (answered_on is null) and coalesce(outcome = 1, false) = (refunded is not null)
            and coalesce(refunded, 1) > 0
            """));
        letter.HasKey(l => new { l.TrackNumber, l.ClaimNumber, l.Sequence });
        letter.Property(l => l.TrackNumber).UseCollation("C").HasMaxLength(40);
        letter.Property(l => l.ClaimNumber).UseCollation("C").HasMaxLength(ClaimDigits.Length);
        letter.Property(l => l.Language).HasMaxLength(2);
        letter.Property(l => l.AddresseeName).HasMaxLength(200);
        letter.Property(l => l.AddresseeEmail).HasMaxLength(254);
        letter.Property(l => l.Subject).HasMaxLength(LetterTemplate.LongestSubject * 2);
        letter.Property(l => l.Body).HasMaxLength(LetterTemplate.LongestBody * 2);
        letter.Property(l => l.AuthorName).HasMaxLength(100);
        letter.Property(l => l.TimeZone).HasMaxLength(40);
        letter.Property(l => l.MessageId).UseCollation("C").HasMaxLength(200);
        letter.Property(l => l.Failure).HasMaxLength(Letter.LongestFailure);
        letter.Property(l => l.AnswerText).HasMaxLength(Letter.LongestAnswer);
        letter.Property(l => l.Enclosures).HasColumnType("jsonb").HasConversion(
            list => JsonSerializer.Serialize(list, JsonSerializerOptions.Web),
            text => JsonSerializer.Deserialize<Enclosure[]>(text, JsonSerializerOptions.Web)!,
            new ValueComparer<IReadOnlyList<Enclosure>>((one, other) => one!.SequenceEqual(other!), list => list.Count, list => list));
        letter.Property(l => l.Version).IsConcurrencyToken();
        letter.Ignore(l => l.Number);
        letter.Ignore(l => l.IsToBank);

        // The statistics of one correspondent after the other.
        letter.HasIndex(l => l.CorrespondentId);

        // What the desk has to look at: not gone, or gone and not answered, the longest overdue first.
        letter.HasIndex(l => l.AnswerDueAt).HasFilter("outcome is null");
        letter.HasOne<Claim>().WithMany().HasForeignKey(l => new { l.TrackNumber, l.ClaimNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}
