using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Desk.Texts;

/// <summary>Why a canned text was not kept. Each has its words: <c>Text.{name}</c>.</summary>
internal enum TextProblem
{
    Empty,
    TooLong,

    /// <summary>A variable that is none of <see cref="CannedVariables.Names"/>.</summary>
    UnknownVariable,
    TitleTaken,

    /// <summary>Somebody else changed or removed it meanwhile.</summary>
    Changed,
}

/// <summary>Reads and keeps the canned texts.</summary>
internal sealed class CannedTexts(PostalTrackingDbContext db, AuditLog audit, TimeProvider clock)
{
    public Task<List<CannedText>> AllAsync(CancellationToken cancellationToken) =>
        db.Set<CannedText>().AsNoTracking().OrderBy(text => text.Title).ToListAsync(cancellationToken);

    public Task<CannedText?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<CannedText>().AsNoTracking().SingleOrDefaultAsync(text => text.Id == id, cancellationToken);

    /// <summary>As the claim's customer would read it; null where something to be filled in is missing.</summary>
    public string? Fill(CannedText text, Claim claim) => CannedVariables.Fill(text.For(claim.Language), claim, clock.GetUtcNow());

    /// <summary>Keeps a new text, or another version of one that is there.</summary>
    public async Task<TextProblem?> SaveAsync(CannedText text, bool isNew, CancellationToken cancellationToken)
    {
        if (Problem(text) is { } problem)
        {
            return problem;
        }

        if (await db.Set<CannedText>().AnyAsync(other => other.Title == text.Title && other.Id != text.Id, cancellationToken))
        {
            return TextProblem.TitleTaken;
        }

        if (isNew)
        {
            db.Add(text);
        }
        else
        {
            var entry = db.Update(text);
            entry.Property(t => t.Version).OriginalValue = text.Version++;
        }

        audit.Add(AuditActions.CannedTextKept, text.Id.ToString());
        return await SavedAsync(cancellationToken);
    }

    public async Task<TextProblem?> RemoveAsync(Guid id, int version, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } text || text.Version != version)
        {
            return TextProblem.Changed;
        }

        db.Remove(text);
        audit.Add(AuditActions.CannedTextRemoved, id.ToString());
        return await SavedAsync(cancellationToken);
    }

    public static TextProblem? Problem(CannedText text) =>
        new[] { text.Title, text.Ru, text.En }.Any(string.IsNullOrWhiteSpace) ? TextProblem.Empty
        : text.Title.Length > CannedText.LongestTitle || All(text).Any(words => words.Length > CannedText.Longest) ? TextProblem.TooLong
        : All(text).SelectMany(CannedVariables.Unknown).Any() ? TextProblem.UnknownVariable
        : null;

    private static IEnumerable<string> All(CannedText text) => new[] { text.Ru, text.En, text.Zh }.OfType<string>();

    private async Task<TextProblem?> SavedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return TextProblem.Changed;
        }
    }
}
