using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Letters;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Testing;

/// <summary>Writes letters of claims that are there, by the app's own use cases.</summary>
internal static class WrittenLetters
{
    public const string Author = "Смирнов Д. С.";

    public static async Task<Correspondent> AddresseeAsync(
        this TrackingApp app, CorrespondentKind kind = CorrespondentKind.Bank, string? name = null, string? email = "bank@bank.example")
    {
        var one = new Correspondent { Kind = kind, Name = name ?? $"Банк {Guid.NewGuid():N}", Email = email, Language = "ru" };
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        db.Add(one);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return one;
    }

    public static async Task<LetterResult> WriteLetterAsync(
        this TrackingApp app,
        Claim claim,
        Correspondent to,
        LetterKind kind = LetterKind.FirstToBank,
        short sequence = 1,
        bool withPolicyPaper = false,
        string? subject = null,
        string? body = null,
        IReadOnlyCollection<Guid>? evidence = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var choice = new LetterChoice(to, kind);
        var prepared = await scope.ServiceProvider.GetRequiredService<PrepareLetter>().RunAsync(
            claim, choice, "ru", "Петрова А. И.", Author, TestContext.Current.CancellationToken);
        Assert.Empty(prepared.Missing);
        return await scope.ServiceProvider.GetRequiredService<WriteLetter>().RunAsync(
            new(
                claim.ClaimNumber, sequence, choice.Key, prepared.TemplateVersion, "ru", subject ?? prepared.Subject, body ?? prepared.Body,
                evidence ?? [], withPolicyPaper),
            FiledClaims.Consultant,
            Author,
            TestContext.Current.CancellationToken);
    }
}
