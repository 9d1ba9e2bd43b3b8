//! The plainest of clients: one connection, one question after the other, and of the answers it
//! understands where they end.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// A server that is silent for longer has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// A connection to a server.
pub struct Client {
    stream: BufReader<TcpStream>,
    host: SocketAddr,
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Such as 200.
    pub status: u16,
    /// Names in small letters, and values.
    pub headers: Vec<(String, String)>,
    /// As it came, packed or not.
    pub body: Vec<u8>,
    /// Bytes of the status and the headers.
    pub head_bytes: usize,
}

impl Answer {
    /// The value of a header that is there once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut all = self.headers.iter().filter(|it| it.0 == name.to_lowercase());
        let first = all.next()?;
        all.next().is_none().then_some(first.1.as_str())
    }
}

impl Client {
    /// Connects.
    pub fn open(host: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect_timeout(&host, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::with_capacity(1 << 16, stream), host })
    }

    /// Asks for a path as browsers of today do, with further headers.
    pub fn ask(&mut self, path: &str, headers: &[(&str, &str)]) -> io::Result<Answer> {
        self.ask_by("1.1", path, headers)
    }

    /// Asks in some version of the protocol.
    pub fn ask_by(
        &mut self,
        version: &str,
        path: &str,
        headers: &[(&str, &str)],
    ) -> io::Result<Answer> {
        let mut question = format!("GET {path} HTTP/{version}\r\nHost: {}\r\n", self.host);
        for (name, value) in headers {
            // Writing into a string cannot fail.
            let _ = write!(question, "{name}: {value}\r\n");
        }
        question.push_str("\r\n");
        self.stream.get_mut().write_all(question.as_bytes())?;
        self.answer()
    }

    fn answer(&mut self) -> io::Result<Answer> {
        let mut answer = Answer::default();
        let status = self.line(&mut answer.head_bytes)?;
        let status = status.split(' ').nth(1).and_then(|it| it.parse().ok());
        answer.status = status.ok_or_else(|| malformed("no status"))?;
        loop {
            let line = self.line(&mut answer.head_bytes)?;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').ok_or_else(|| malformed("no header"))?;
            answer.headers.push((name.to_lowercase(), value.trim().to_owned()));
        }
        let length = answer.header("content-length").and_then(|it| it.parse().ok());
        let chunked = answer.header("transfer-encoding") == Some("chunked");
        match (answer.status, length) {
            (204 | 304, _) => {}
            _ if chunked => self.chunks(&mut answer.body)?,
            (_, Some(length)) => {
                answer.body = vec![0; length];
                self.stream.read_exact(&mut answer.body)?;
            }
            (_, None) => drop(self.stream.read_to_end(&mut answer.body)?),
        }
        Ok(answer)
    }

    fn chunks(&mut self, body: &mut Vec<u8>) -> io::Result<()> {
        loop {
            let line = self.line(&mut 0)?;
            let length = u64::from_str_radix(&line, 16).map_err(|_| malformed("no chunk"))?;
            (&mut self.stream).take(length).read_to_end(body)?;
            self.line(&mut 0)?;
            if length == 0 {
                return Ok(());
            }
        }
    }

    /// A line without its end; what it took is counted.
    fn line(&mut self, bytes: &mut usize) -> io::Result<String> {
        let mut line = String::new();
        *bytes += self.stream.read_line(&mut line)?;
        if line.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }
}

fn malformed(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    /// What is read from a server that says `said` and goes.
    fn check(said: &'static str, status: u16, body: &str) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut line = String::new();
            let mut lines = BufReader::new(stream.try_clone().unwrap());
            while line != "\r\n" {
                line.clear();
                lines.read_line(&mut line).unwrap();
            }
            stream.write_all(said.as_bytes()).unwrap();
        });
        let answer = Client::open(address).unwrap().ask("/", &[]).unwrap();
        server.join().unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (status, body.as_bytes()));
    }

    #[test]
    fn an_answer_ends_by_its_length_by_its_chunks_or_with_the_connection() {
        check("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcd", 200, "abc");
        check(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
            200,
            "abc",
        );
        check("HTTP/1.0 404 Not Found\r\n\r\nnone", 404, "none");
        check("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", 304, "");
    }
}
