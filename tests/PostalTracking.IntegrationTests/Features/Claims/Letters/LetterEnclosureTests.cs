using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Protection.Paper;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Letters;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Features.Claims.Upload.Store;

namespace PostalTracking.IntegrationTests.Features.Claims.Letters;

/// <summary>What goes with a letter, and what is only listed in it.</summary>
public sealed class LetterEnclosureTests(SharedLetterHouse shared, TestDatabases databases) : IClassFixture<SharedLetterHouse>
{
    [Fact]
    public async Task What_is_too_large_for_a_mail_is_listed_and_said_to_be()
    {
        await using var house = await LetterHouse.OpenAsync(databases, attachmentLimit: 1_000);
        var claim = await house.ClaimAsync();
        await house.WriteAsync(claim, await house.AddresseeAsync(), withPolicyPaper: true);
        await house.CarryAsync();

        Assert.False(Assert.Single((await house.LetterAsync(claim)).Enclosures).IsAttached);
        var mail = Assert.Single(house.Sink.Letters);
        Assert.Single(mail.Attachments);
        Assert.Contains("Передадим по запросу", await PaperReaders.TextAsync(mail.Attached(0)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_checked_file_of_the_claim_is_listed_with_its_checksum()
    {
        var house = shared.Cleared();
        var (claim, bank) = (await house.ClaimAsync(), await house.AddresseeAsync());
        var (ready, waiting) = (await FileAsync(house, claim, EvidenceState.Ready), await FileAsync(house, claim, EvidenceState.Checking));
        var refused = Assert.IsType<LetterResult.Refused>(await house.WriteAsync(claim, bank, evidence: [ready, waiting]));
        Assert.Equal(LetterRefusal.EnclosureGone, refused.Reason);

        await house.WriteAsync(claim, bank, evidence: [ready]);
        await house.CarryAsync();

        var listed = Assert.Single((await house.LetterAsync(claim)).Enclosures);
        Assert.Equal(("вскрытие .mp4", 412_000_000, false), (listed.Name, listed.Size, listed.IsAttached));
        Assert.Equal(new string('7', 64), listed.Sha256);
        Assert.Contains(
            "SHA-256 7777777777", await PaperReaders.TextAsync(Assert.Single(house.Sink.Letters).Attached(0)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_fits_goes_with_the_mail_byte_for_byte()
    {
        await using var house = await LetterHouse.OpenAsync(databases);
        var claim = await house.ClaimAsync();
        var picture = SampleMedia.Jpeg();
        var id = await StoredAsync(house, claim, picture);

        await house.WriteAsync(claim, await house.AddresseeAsync(), evidence: [id]);
        await house.CarryAsync();

        Assert.True(Assert.Single((await house.LetterAsync(claim)).Enclosures).IsAttached);
        Assert.Equal(picture, Assert.Single(house.Sink.Letters).Attached(1));
    }

    private static Task<Guid> StoredAsync(LetterHouse house, Claim claim, byte[] bytes) => house.App.InScopeAsync(async services =>
    {
        var (id, cancellation) = (Guid.NewGuid(), TestContext.Current.CancellationToken);
        await using (var writer = await services.GetRequiredService<IEvidenceStore>().WriteAsync($"{id:N}", 0, null, cancellation))
        {
            await writer.WriteAsync(bytes, cancellation);
            await writer.FlushAsync(cancellation);
        }

        var db = services.GetRequiredService<PostalTrackingDbContext>();
        db.Add(new Evidence
        {
            TrackNumber = claim.TrackNumber,
            ClaimNumber = claim.ClaimNumber,
            EvidenceId = id,
            Kind = EvidenceKind.GoodsPhoto,
            Author = ClaimAuthor.Customer,
            FileName = "снимок.jpg",
            State = EvidenceState.Ready,
            Size = bytes.Length,
            MediaType = "image/jpeg",
            Sha256 = SHA256.HashData(bytes),
            BegunAt = house.Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
        db.Add(new EvidenceUpload
        {
            TrackNumber = claim.TrackNumber,
            ClaimNumber = claim.ClaimNumber,
            EvidenceId = id,
            Person = "test",
            BegunAt = house.Clock.GetUtcNow(),
            Metadata = "",
            StoredAs = $"{id:N}",
            Received = bytes.Length,
            Length = bytes.Length,
        });
        await db.SaveChangesAsync(cancellation);
        return id;
    });

    private static Task<Guid> FileAsync(LetterHouse house, Claim claim, EvidenceState state) => house.App.InScopeAsync(async services =>
    {
        var file = new Evidence
        {
            TrackNumber = claim.TrackNumber,
            ClaimNumber = claim.ClaimNumber,
            EvidenceId = Guid.NewGuid(),
            Kind = EvidenceKind.UnboxingVideo,
            Author = ClaimAuthor.Customer,
            FileName = "вскрытие\r\n .mp4",
            State = state,
            Size = 412_000_000,
            MediaType = "video/mp4",
            Sha256 = [.. Enumerable.Repeat((byte)0x77, 32)],
            BegunAt = house.Clock.GetUtcNow(),
        };
        var db = services.GetRequiredService<PostalTrackingDbContext>();
        db.Add(file);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return file.EvidenceId;
    });
}
