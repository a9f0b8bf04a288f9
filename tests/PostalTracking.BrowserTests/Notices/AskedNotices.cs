using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Notifications.Notices;

namespace PostalTracking.BrowserTests.Notices;

/// <summary>People who asked to be told, by the app's own use cases; each call is another one.</summary>
internal static class AskedNotices
{
    private const string Waiting = "ZA000000059HK";

    private static int _person;

    /// <summary>One that waits at its office, of the demo's.</summary>
    public static async Task<string> ParcelToTellOfAsync(this House house)
    {
        await house.KnownAsync(Waiting, "available_for_pickup");
        return Waiting;
    }

    /// <param name="isBuyer">Somebody who bought protection for the parcel.</param>
    /// <returns>What opens the person's page.</returns>
    public static async Task<string> AskedAsync(this House house, bool isConfirmed = true, bool isBuyer = false)
    {
        var number = await house.ParcelToTellOfAsync();
        var email = $"person{Interlocked.Increment(ref _person)}@people.example";
        await using var scope = house.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AskToBeTold>().RunAsync(
            number, 1, NoticeChannel.Email, email, new(NoticeEvents.All, NoticeForm.Night, NoticeForm.DefaultZone, "ru"), CancellationToken.None);
        var key = scope.ServiceProvider.GetRequiredService<NoticeKey>();
        var person = key.PersonOf(NoticeChannel.Email, email);
        var capability = key.CapabilityOf(number, 1, person, 1);
        if (isConfirmed)
        {
            await scope.ServiceProvider.GetRequiredService<NoticeBook>().ConfirmAsync(capability, CancellationToken.None);
            await TellAsync(scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>(), number, person, isBuyer);
        }

        return capability;
    }

    // What a page of somebody shows who was told of it all.
    private static async Task TellAsync(PostalTrackingDbContext db, string number, byte[] person, bool isBuyer)
    {
        var now = TimeProvider.System.GetUtcNow();
        db.AddRange(ToldStatuses.All.Take(4).Select((told, place) => new Notice
        {
            TrackNumber = number,
            Generation = 1,
            Person = person,
            EventKey = $"{told.Status.Name()}@",
            Id = Guid.NewGuid(),
            Channel = NoticeChannel.Email,
            Said = told.Status.Name(),
            HappenedAt = now.AddDays(place - 9),
            CreatedAt = now.AddDays(place - 9),
            SentAt = place == 1 ? null : now.AddDays(place - 9),
            State = place == 1 ? NoticeState.Failed : NoticeState.Sent,
        }));
        await db.SaveChangesAsync();
        if (isBuyer)
        {
            await db.Set<NoticeSubscription>().Where(one => one.Person == person)
                .ExecuteUpdateAsync(one => one.SetProperty(s => s.PolicyNumber, "0000000000"));
        }
    }
}
