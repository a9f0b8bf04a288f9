using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.IntegrationTests.Features.Staff;

public sealed class AuditLogTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task An_entry_is_kept_with_the_change_it_belongs_to_or_not_at_all()
    {
        await using var scope = quiet.App.Services.CreateAsyncScope();
        var (db, log) = (Database(scope), Log(scope));

        await using (var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            log.Add(AuditActions.AccountChanged, "given-up");
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        log.Add(AuditActions.AccountChanged, "kept", new { Before = new { Role = StaffRole.Clerk.ToString() }, После = "да" });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Empty(await EntriesAsync("given-up"));
        var kept = Assert.Single(await EntriesAsync("kept"));
        Assert.Equal(AuditActor.System, kept.Actor);
        Assert.Equal(AuditActions.AccountChanged, kept.Action);
        Assert.Equal("""{"before": {"role": "Clerk"}, "после": "да"}""", kept.Details);
        Assert.Null(kept.Network);
        Assert.True(kept.Transaction > 0);
    }

    [Fact]
    public async Task What_changes_nothing_else_is_written_at_once_and_alone()
    {
        await using var scope = quiet.App.Services.CreateAsyncScope();
        var (db, log) = (Database(scope), Log(scope));
        log.Add(AuditActions.AccountChanged, "never-saved");

        await log.WriteAsync(AuditActions.PolicyRead, "read", null, TestContext.Current.CancellationToken);

        Assert.Single(await EntriesAsync("read"));
        Assert.Empty(await EntriesAsync("never-saved"));
        db.ChangeTracker.Clear();
    }

    [Theory]
    [InlineData("staff", "0199a000-0000-7000-8000-000000000001")]
    [InlineData("key", "pt_test")]
    [InlineData("nobody", AuditActor.Visitor)]
    public async Task It_says_who_asked_and_roughly_from_where(string who, string actor)
    {
        await using var scope = quiet.App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext
        {
            User = new(new ClaimsIdentity(ClaimsOf(who, actor), "test")),
            Connection = { RemoteIpAddress = IPAddress.Parse("203.0.113.77") },
            TraceIdentifier = "trace",
        };

        await Log(scope).WriteAsync(AuditActions.PolicyRead, who, null, TestContext.Current.CancellationToken);

        var entry = Assert.Single(await EntriesAsync(who));
        Assert.Equal(actor, entry.Actor);
        Assert.Equal("203.0.113.0/24", entry.Network);
        Assert.NotEmpty(entry.TraceId!);
    }

    private static Claim[] ClaimsOf(string who, string actor) => who switch
    {
        "staff" =>
        [
            new(CurrentStaff.IdClaim, actor), new(CurrentStaff.NameClaim, "Иванова Е. П."), new(
                CurrentStaff.RoleClaim, nameof(StaffRole.Clerk)),
        ],
        "key" => [new("key", actor)],
        _ => [],
    };

    private static PostalTrackingDbContext Database(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();

    private static AuditLog Log(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<AuditLog>();

    private async Task<List<AuditEntry>> EntriesAsync(string subject)
    {
        await using var scope = quiet.App.Services.CreateAsyncScope();
        return await Database(scope).Set<AuditEntry>().Where(e => e.Subject == subject).ToListAsync(TestContext.Current.CancellationToken);
    }
}
