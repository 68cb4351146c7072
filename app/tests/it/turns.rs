//! Jobs as the runner takes them: for whom, and beside each other.

use super::tenants::municipality;
use app::jobs::{self, Around};
use app::program;
use kernel::audit::Event;
use kernel::ids::{JobId, PersonId};
use kernel::jobs::{Job, JobStatus};
use kernel::rights::{FollowTask, Task};
use kernel::{Capacity, Clock, Db, Viewer};
use monitor::access::{AllFigures, ImportFigures};
use monitor::model::{Every, Refresh};
use std::collections::HashMap;
use std::io::Write;
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use web::mail::Post;

/// A server that holds the table 99001NED for good, and knows no other. How many it holds.
fn server() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let held = Arc::new(AtomicUsize::new(0));
    let count = held.clone();
    let kept = Mutex::new(Vec::new());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            if super::fetching::asked(&stream).contains("99001NED") {
                kept.lock().unwrap().push(stream);
                count.fetch_add(1, Ordering::Relaxed);
            } else {
                write!(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").ok();
            }
        }
    });
    (base, held)
}

/// Lets a table be fetched now, as `viewer`.
async fn choose(db: &Db, viewer: &Viewer, table: &str) -> JobId {
    let now = Clock::System.now();
    let right = program::policies().unwrap().allow::<ImportFigures>(viewer, AllFigures).unwrap();
    let refresh = Refresh { table: table.to_owned(), every: Every::Week, round: 1, next_run: Some(now), ..Refresh::default() };
    let tx = db.begin(viewer, now).await.unwrap();
    let event = monitor::store::save_refresh(&tx, &right, &refresh).await.unwrap();
    let id = kernel::jobs::queue(&tx, "refresh-figures", format!(r#"{{"table":"{table}","round":1}}"#)).await.unwrap();
    tx.commit(event).await.unwrap();
    id
}

async fn job(db: &Db, id: JobId) -> Job {
    let right = program::policies().unwrap().allow::<FollowTask>(&Viewer::system(), Task { own: false }).unwrap();
    let all = kernel::jobs::newest(&db.reader(), &right, 10).await.unwrap();
    all.into_iter().find(|job| job.id == id).unwrap()
}

async fn over(db: &Db, id: JobId) -> Job {
    loop {
        let job = job(db, id).await;
        if job.status.is_over() {
            return job;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Two municipalities, with their jobs running while `test` does.
async fn running(base: String, test: impl AsyncFnOnce(Db, Db)) {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (municipality(folder.path(), "aadorp").await, municipality(folder.path(), "beekstad").await);
    let tenants = [("aadorp", one.clone()), ("beekstad", two.clone())];
    let tenants = tenants.map(|(key, db)| (format!("{key}.example"), program::tenant(key, db)));
    let site = program::site(HashMap::from(tenants), false, Post::Nowhere, Clock::System, false).unwrap();
    let book = app::checkpoints::Book::open(&folder.path().join("audit")).unwrap();
    let around = Around { cbs: Some(base), fetching: folder.path().join("fetching"), book, backups: folder.path().join("backups") };
    let runner = tokio::spawn(jobs::run(site, around));
    test(one, two).await;
    runner.abort();
}

#[tokio::test]
async fn a_slow_job_of_one_municipality_keeps_no_other_waiting() {
    let (base, held) = server();
    running(base, async |one: Db, two: Db| {
        let slow = choose(&one, &Viewer::system(), "99001NED").await;
        while held.load(Ordering::Relaxed) == 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let quick = choose(&two, &Viewer::system(), "99002NED").await;
        assert_eq!(over(&two, quick).await.status, JobStatus::Done);
        assert_eq!(job(&one, slow).await.status, JobStatus::Running);
    })
    .await;
}

#[tokio::test]
async fn a_job_of_somebody_who_left_is_not_done_and_says_so() {
    let (base, held) = server();
    running(base, async |one: Db, _: Db| {
        let gone = Viewer::person(PersonId::fresh(), "", Capacity::PolicyOfficer);
        let id = choose(&one, &gone, "99001NED").await;
        let over = over(&one, id).await;
        assert_eq!((over.status, over.outcome.as_str()), (JobStatus::Failed, r#"{"text":"task-not-allowed"}"#));
        assert_eq!(held.load(Ordering::Relaxed), 0, "nothing was fetched");
        let tx = one.begin(&Viewer::system(), Clock::System.now()).await.unwrap();
        assert_eq!(kernel::jobs::lease(&tx, "refresh-figures").await.unwrap(), None, "it is not tried again");
        tx.commit(Event::new("job.started")).await.unwrap();
    })
    .await;
}
