namespace Isthmus.Contracts;

/// <summary>Something that happened in a room, in the past tense, put in the outbox by the transaction that made it true.</summary>
public interface IEvent
{
    /// <summary>The stable name under which the event is stored: <c>room.what-happened</c>. Never changes once landed.</summary>
    static abstract string Name { get; }

    /// <summary>True for an event that tells who somebody is: the outbox forgets what it said as soon as all have heard it.</summary>
    static virtual bool IsPersonal => false;
}
